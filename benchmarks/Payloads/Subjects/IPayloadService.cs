using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Search;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <summary>The answers that the dashboard caches, by the name of a sample and a number that makes keys distinct.</summary>
[Cached(CacheType.Dashboard)]
public interface IPayloadService
{
    Task<DashboardDto> GetDashboardAsync(string sample, int number, CancellationToken cancellationToken);

    [Cached(CacheType.Search)]
    Task<SearchPageDto> SearchAsync(string sample, int number, CancellationToken cancellationToken);

    [Cached(CacheType.Analytics)]
    Task<AnalyticsDto> GetAnalyticsAsync(string sample, int number, CancellationToken cancellationToken);
}
