using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Stores.DuckDb.Queries.Details;

namespace Dashboard.Api.Stores.DuckDb;

/// <summary>Series and trends from the embedded order file.</summary>
internal sealed class DuckDbAnalyticsStore(EmbeddedData data) : IAnalyticsStore
{
    /// <inheritdoc/>
    public async Task<AnalyticsDto> GetAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        OrderDatabase orders = await data.OrdersAsync(cancellationToken).ConfigureAwait(false);
        return await orders.QueryAsync(new SeriesQuery(request), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<TrendingDto> GetTrendingAsync(int days, int size, CancellationToken cancellationToken)
    {
        OrderDatabase orders = await data.OrdersAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset newest = await orders.QueryAsync(new NewestOrderQuery(), cancellationToken).ConfigureAwait(false);
        KpiWindow window = KpiWindow.LastDays(days, KpiWindow.EndOfDay(newest));
        return await orders.QueryAsync(new TrendingQuery(window, size), cancellationToken).ConfigureAwait(false);
    }
}
