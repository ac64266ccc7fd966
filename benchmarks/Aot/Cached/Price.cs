using System.Globalization;

namespace KpiGen.Cache.Benchmarks.Aot.Cached;

/// <summary>A payload.</summary>
public sealed record Price(string Sku, decimal Amount)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sku}: {Amount}");
}
