namespace KpiGen.Cache.AotSmoke;

/// <summary>One method of each cached shape, a batch and one that invalidates, with a payload that has some of everything.</summary>
[Cached(CacheType.Analytics)]
public interface IReportService
{
    Task<Report> GetAsync(ReportKey key, CancellationToken cancellationToken);

    [Cached(CacheType.Analytics, Tags = ["region:{region}"])]
    ValueTask<int> CountAsync(string region, DateOnly? day);

    [CachedBatch(nameof(CountAsync))]
    Task<IReadOnlyDictionary<string, int>> CountManyAsync(IReadOnlyCollection<string> regions, DateOnly? day);

    Report? Find(Guid id);

    [Cached(CacheType.Analytics)]
    IAsyncEnumerable<ReportLine> LinesAsync(string region, CancellationToken cancellationToken);

    [Cached(CacheType.Analytics, StaleSeconds = 60, When = nameof(IsFull))]
    Task<IReadOnlyList<int>> RanksAsync(int count, CancellationToken cancellationToken);

    static bool IsFull(IReadOnlyList<int> ranks) => ranks.Count > 1;

    [InvalidatesCache(Method = nameof(Find), Tags = ["region:{key.Region}"])]
    Task<int> ImportAsync(ReportKey key, Guid id);
}

/// <summary>A key of several parts.</summary>
public sealed record ReportKey(string Region, DateTimeOffset From, ReportKind Kind, IReadOnlyList<int> Stores);

/// <summary>Kinds of reports.</summary>
public enum ReportKind
{
    Daily,
    Weekly,
}

/// <summary>A payload.</summary>
public sealed record Report(Guid Id, ReportKind Kind, decimal Revenue, IReadOnlyList<ReportLine> Lines, IReadOnlyDictionary<string, double?> Shares);

/// <summary>A line of a payload.</summary>
public readonly record struct ReportLine(DateOnly Day, long Orders, string? Note);
