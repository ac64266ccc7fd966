namespace KpiGen.Cache.Benchmarks.Aot.Cached;

/// <summary>The origin.</summary>
public sealed class PriceService : IPriceService
{
    public Task<Price> GetAsync(string sku, CancellationToken cancellationToken) => Task.FromResult(new Price(sku, 12.5m));
}
