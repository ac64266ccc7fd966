using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Batches;

/// <summary>The cached method that takes one id, found by the name in the attribute.</summary>
/// <param name="Cached">The method, or <see langword="null"/>.</param>
/// <param name="Fault">Why there is none, or <see langword="null"/>.</param>
internal sealed record BatchSingle(CachedMethod? Cached, string? Fault)
{
    public static BatchSingle Find(IMethodSymbol batch, ParsedMethods cached)
    {
        string name = AttributeReading.BatchedMethod(batch) ?? string.Empty;
        CachedMethod[] candidates = [.. cached.Methods.Where(method => method.Symbol.Name == name)];
        if (candidates.Length <= 1)
        {
            return candidates is [var only] ? new BatchSingle(only, null) : new BatchSingle(null, $"'{name}', which is no cached method of the interface");
        }

        // Overloads differ in their parameters, and at most one of them should have those of the batch.
        CachedMethod[] fitting = [.. candidates.Where(method => BatchParameters.Match(batch, method.Symbol, method.Model).Fault is null)];
        return fitting is [var fits]
            ? new BatchSingle(fits, null)
            : new BatchSingle(null, $"'{name}', which has {candidates.Length} cached overloads of which {(fitting.Length == 0 ? "none has" : "several have")} the parameters of the batch");
    }
}
