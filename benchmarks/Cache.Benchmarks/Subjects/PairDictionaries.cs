using System.Collections.Concurrent;

namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>A dictionary for each method of <see cref="IPairService"/>, as a developer would write it.</summary>
internal sealed class PairDictionaries
{
    private const int Entries = 1_000;

    public ConcurrentDictionary<(int, string), int> Counts { get; } = new();

    public ConcurrentDictionary<(int, string), KpiPayload> Values { get; } = new();

    public ConcurrentDictionary<(int, string), Task<KpiPayload>> OfInt { get; } = new();

    public ConcurrentDictionary<(DayOfWeek, string), Task<KpiPayload>> OfDay { get; } = new();

    public ConcurrentDictionary<(Guid, string), Task<KpiPayload>> OfId { get; } = new();

    public ConcurrentDictionary<(DateTime, string), Task<KpiPayload>> Since { get; } = new();

    public ConcurrentDictionary<(string?, string), Task<KpiPayload>> OfName { get; } = new();

    public ConcurrentDictionary<(ShapeQuery, string), Task<KpiPayload>> OfQuery { get; } = new();

    /// <summary>Asks a service for a thousand keys of every shape and keeps its answers, as the service's own cache does.</summary>
    public async Task FillAsync(IPairService service)
    {
        await service.TotalAsync(CancellationToken.None);
        for (int i = 0; i < Entries; i++)
        {
            string region = PairKeys.Region(i);
            Counts[(i, region)] = await service.CountAsync(i, region, CancellationToken.None);
            Values[(i, region)] = service.Peek(i, region);
            OfInt[(i, region)] = Task.FromResult(await service.GetAsync(i, region, CancellationToken.None));
            OfDay[(PairKeys.Day(i), region)] = Task.FromResult(await service.OfDayAsync(PairKeys.Day(i), region, CancellationToken.None));
            OfId[(PairKeys.Id(i), region)] = Task.FromResult(await service.OfIdAsync(PairKeys.Id(i), region, CancellationToken.None));
            Since[(PairKeys.Since(i), region)] = Task.FromResult(await service.SinceAsync(PairKeys.Since(i), region, CancellationToken.None));
            OfName[(PairKeys.Name(i), region)] = Task.FromResult(await service.OfNameAsync(PairKeys.Name(i), region, CancellationToken.None));
            OfQuery[(PairKeys.Query(i), region)] = Task.FromResult(await service.OfQueryAsync(PairKeys.Query(i), region, CancellationToken.None));
        }
    }
}
