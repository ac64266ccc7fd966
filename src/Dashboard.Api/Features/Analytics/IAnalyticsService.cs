using Dashboard.Api.Kpis.Analytics;
using KpiGen.Cache;

namespace Dashboard.Api.Features.Analytics;

/// <summary>Series and trends.</summary>
[Cached(CacheType.Analytics)]
internal interface IAnalyticsService
{
    Task<AnalyticsDto> GetAsync(AnalyticsRequest request, CancellationToken cancellationToken);

    [Cached(CacheType.Analytics, TtlSeconds = 180)]
    Task<TrendingDto> GetTrendingAsync(CancellationToken cancellationToken);
}
