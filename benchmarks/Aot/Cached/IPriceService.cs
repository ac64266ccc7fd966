namespace KpiGen.Cache.Benchmarks.Aot.Cached;

/// <summary>A cached service.</summary>
[Cached(CacheType.Product)]
public interface IPriceService
{
    Task<Price> GetAsync(string sku, CancellationToken cancellationToken);
}
