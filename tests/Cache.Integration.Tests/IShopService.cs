namespace KpiGen.Cache.Integration.Tests;

/// <summary>A service as a user writes it: one method for every shape of key and result that the hit path has to keep free of allocations.</summary>
[Cached(CacheType.Product)]
public interface IShopService
{
    Task<Basket?> GetAsync(int id, string region, CancellationToken cancellationToken);

    ValueTask<int> CountAsync(DayOfWeek day);

    ValueTask<Basket> FindAsync(Guid id);

    Basket Peek(BasketQuery query);

    int CountSince(DateTime since, string? region);

    Task<long> TotalAsync();

    [NotCached]
    Task<int> CallsAsync();
}

/// <summary>A key of several members.</summary>
public sealed record BasketQuery(string Region, DateOnly Day, decimal? Minimum);
