namespace KpiGen.Cache.Generators.Models;

/// <summary>What a cached method says in code about its entries.</summary>
/// <param name="When">Whether a value, called <c>value</c>, is stored: an expression, or empty.</param>
/// <param name="Fallback">What callers get when the origin fails and there is nothing else to serve: an expression, or empty.</param>
internal sealed record MethodHooksModel(string When, string Fallback);
