namespace Dashboard.Api.Kpis;

/// <summary>Answers the dashboard from the order data.</summary>
public interface IKpiStore
{
    /// <summary>Runs the seven KPI queries. Fails as a whole when one of them fails: a partial dashboard is never returned.</summary>
    Task<DashboardDto> GetDashboardAsync(KpiWindow window, DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>When the newest order was placed; the data's own "now".</summary>
    Task<DateTimeOffset> GetNewestOrderAsync(CancellationToken cancellationToken);
}
