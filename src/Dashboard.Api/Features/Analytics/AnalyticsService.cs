using Dashboard.Api.Kpis.Analytics;

namespace Dashboard.Api.Features.Analytics;

/// <summary>Asks the store.</summary>
internal sealed class AnalyticsService(IAnalyticsStore store) : IAnalyticsService
{
    private const int TrendingDays = 7;
    private const int TrendingSize = 10;

    public Task<AnalyticsDto> GetAsync(AnalyticsRequest request, CancellationToken cancellationToken) => store.GetAsync(request, cancellationToken);

    public Task<TrendingDto> GetTrendingAsync(CancellationToken cancellationToken) =>
        store.GetTrendingAsync(TrendingDays, TrendingSize, cancellationToken);
}
