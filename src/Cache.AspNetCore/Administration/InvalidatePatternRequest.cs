namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>The body of an invalidation by pattern.</summary>
/// <param name="Pattern">A glob that starts with the prefix.</param>
internal sealed record InvalidatePatternRequest(string? Pattern);
