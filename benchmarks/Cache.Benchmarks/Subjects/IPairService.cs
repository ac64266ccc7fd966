namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>The call of <see cref="IKpiService"/> in other shapes: another result, another key in the place of the number, or no key at all.</summary>
[Cached(CacheType.Dashboard)]
public interface IPairService
{
    ValueTask<int> CountAsync(int id, string region, CancellationToken cancellationToken);

    KpiPayload Peek(int id, string region);

    Task<KpiPayload> GetAsync(int id, string region, CancellationToken cancellationToken);

    Task<KpiPayload> OfDayAsync(DayOfWeek day, string region, CancellationToken cancellationToken);

    Task<KpiPayload> OfIdAsync(Guid id, string region, CancellationToken cancellationToken);

    Task<KpiPayload> SinceAsync(DateTime since, string region, CancellationToken cancellationToken);

    Task<KpiPayload> OfNameAsync(string? name, string region, CancellationToken cancellationToken);

    Task<KpiPayload> OfQueryAsync(ShapeQuery query, string region, CancellationToken cancellationToken);

    Task<KpiPayload> TotalAsync(CancellationToken cancellationToken);
}
