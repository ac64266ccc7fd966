using Dashboard.Api.Kpis;

namespace Dashboard.Api.Features.Dashboard;

/// <summary>Asks the store.</summary>
internal sealed class DashboardService(IKpiStore store) : IDashboardService
{
    public Task<DashboardDto> GetAsync(KpiWindow window, CancellationToken cancellationToken) => GetLiveAsync(window, cancellationToken);

    public Task<DateTimeOffset> GetNewestOrderAsync(CancellationToken cancellationToken) => GetLiveNewestOrderAsync(cancellationToken);

    public Task<DashboardDto> GetLiveAsync(KpiWindow window, CancellationToken cancellationToken) =>
        store.GetDashboardAsync(window, asOf: window.To, cancellationToken);

    public Task<DateTimeOffset> GetLiveNewestOrderAsync(CancellationToken cancellationToken) => store.GetNewestOrderAsync(cancellationToken);
}
