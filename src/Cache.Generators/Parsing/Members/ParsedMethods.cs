using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>The cached methods of a service.</summary>
/// <param name="Models">What is known about each.</param>
/// <param name="Choice">Which methods the attribute of the interface covers.</param>
internal sealed record ParsedMethods(IReadOnlyDictionary<ISymbol, CachedMethodModel> Models, MemberChoice Choice);
