namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>The cached methods of a service.</summary>
/// <param name="Methods">The methods, in the order in which they are declared.</param>
/// <param name="Choice">Which methods the attribute of the interface covers.</param>
internal sealed record ParsedMethods(IReadOnlyList<CachedMethod> Methods, MemberChoice Choice);
