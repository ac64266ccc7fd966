namespace Dashboard.Api.Kpis.Analytics;

/// <summary>Series and trends over the whole order data.</summary>
public interface IAnalyticsStore
{
    Task<AnalyticsDto> GetAsync(AnalyticsRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// The best products of the last <paramref name="days"/> days before the end of the data, compared with as many days before.
    /// </summary>
    /// <param name="days">At least 1.</param>
    /// <param name="size">The number of products.</param>
    Task<TrendingDto> GetTrendingAsync(int days, int size, CancellationToken cancellationToken);
}
