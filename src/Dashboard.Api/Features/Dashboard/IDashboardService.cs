using Dashboard.Api.Kpis;
using KpiGen.Cache;

namespace Dashboard.Api.Features.Dashboard;

/// <summary>The dashboard. Windows are in UTC, so that equal windows are equal calls.</summary>
[Cached(CacheType.Dashboard)]
internal interface IDashboardService
{
    Task<DashboardDto> GetAsync(KpiWindow window, CancellationToken cancellationToken);

    /// <summary>When the newest order was placed. Cached, so that a request without dates does not touch the store either.</summary>
    Task<DateTimeOffset> GetNewestOrderAsync(CancellationToken cancellationToken);

    [NotCached]
    Task<DashboardDto> GetLiveAsync(KpiWindow window, CancellationToken cancellationToken);

    [NotCached]
    Task<DateTimeOffset> GetLiveNewestOrderAsync(CancellationToken cancellationToken);
}
