using KpiGen.Cache;

namespace KpiGen.Samples.Sharing;

/// <summary>Nothing in it can be changed: all callers share one object, and a hit allocates nothing.</summary>
/// <param name="Name">The name of the ranking.</param>
/// <param name="Top">The products, best first.</param>
public sealed record Ranking(string Name, IReadOnlyList<string> Top);

/// <summary>A caller can change the list. Without copies, the compiler would warn: KPI067, 'EditableRanking.Top'.</summary>
/// <param name="Name">The name of the ranking.</param>
/// <param name="Top">The products, best first.</param>
public sealed record EditableRanking(string Name, List<string> Top);

/// <summary>The same answer in two forms.</summary>
public interface IRankingService
{
    /// <summary>Returns the ranking; callers share it.</summary>
    [Cached(CacheType.Dashboard)]
    Task<Ranking> GetAsync(string name);

    /// <summary>Returns the ranking; every caller gets a copy.</summary>
    [Cached(CacheType.Dashboard, Sharing = CacheSharing.Copy)]
    Task<EditableRanking> GetEditableAsync(string name);
}
