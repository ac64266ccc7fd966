namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>How a static member of a service is used: the expression, or why it cannot be.</summary>
internal readonly record struct StaticUse(string? Text, string? Fault);
