using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Stores.Elasticsearch.Queries;
using Dashboard.Api.Stores.Elasticsearch.Queries.Details;
using Dashboard.Api.Stores.Elasticsearch.Transport;
using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>Series and trends from Elasticsearch.</summary>
internal sealed class ElasticsearchAnalyticsStore(ElasticsearchConnections connections, IOptions<ElasticsearchOptions> options) : IAnalyticsStore
{
    /// <inheritdoc/>
    public Task<AnalyticsDto> GetAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        IOrderSearch<AnalyticsDto> search = request.By == AnalyticsDimension.Category
            ? new CategorySeriesSearch(request, options.Value.CategoryMode)
            : new SeriesSearch(request);
        return connections.Searches().RunAsync(options.Value.OrdersIndex, search, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<TrendingDto> GetTrendingAsync(int days, int size, CancellationToken cancellationToken)
    {
        ElasticsearchSearches searches = connections.Searches();
        string index = options.Value.OrdersIndex;
        DateTimeOffset newest = await searches.RunAsync(index, new NewestOrderSearch(), cancellationToken).ConfigureAwait(false);
        KpiWindow window = KpiWindow.LastDays(days, KpiWindow.EndOfDay(newest));

        IReadOnlyList<TopProductDto> top =
            await searches.RunAsync(index, new TopProductsSearch(window, size), cancellationToken).ConfigureAwait(false);
        if (top.Count == 0)
        {
            return new TrendingDto(window.From, window.To, []);
        }

        SalesOfProductsSearch before = new(window.Previous, [.. top.Select(product => product.Sku)]);
        IReadOnlyDictionary<string, (decimal Revenue, long Units)> previous =
            await searches.RunAsync(index, before, cancellationToken).ConfigureAwait(false);
        return new TrendingDto(
            window.From,
            window.To,
            [.. top.Select(product => Compare(product, previous.GetValueOrDefault(product.Sku)))]);
    }

    private static TrendingProductDto Compare(TopProductDto product, (decimal Revenue, long Units) previous) =>
        new(product.Sku, product.Name, product.Revenue, previous.Revenue, product.Units, previous.Units);
}
