using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Queries;
using Dashboard.Api.Stores.Elasticsearch.Queries.Details;
using Dashboard.Api.Stores.Elasticsearch.Responses;
using Dashboard.Api.Stores.Elasticsearch.Transport;
using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>The dashboard from Elasticsearch: seven searches in one request.</summary>
internal sealed class ElasticsearchKpiStore(ElasticsearchConnections connections, IOptions<ElasticsearchOptions> options) : IKpiStore
{
    /// <inheritdoc/>
    public async Task<DashboardDto> GetDashboardAsync(KpiWindow window, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        window.ThrowIfEmpty();
        SummarySearch summary = new(window);
        RevenueOverTimeSearch revenue = new(window);
        TopProductsSearch products = new(window);
        IOrderSearch<IReadOnlyList<CategoryShareDto>> categories =
            options.Value.CategoryMode == CategoryMode.PriceBands ? new PriceBandMixSearch(window) : new CategoryMixSearch(window);
        GeographySearch geography = new(window);
        CustomerActivitySearch customers = new(window);
        BasketSearch basket = new(window);

        IReadOnlyList<AggregationNode> figures = await connections.Searches().RunAllAsync(
            options.Value.OrdersIndex,
            [summary, revenue, products, categories, geography, customers, basket],
            cancellationToken).ConfigureAwait(false);

        return new DashboardDto(
            asOf,
            window.From,
            window.To,
            summary.Read(figures[0]),
            revenue.Read(figures[1]),
            products.Read(figures[2]),
            categories.Read(figures[3]),
            geography.Read(figures[4]),
            customers.Read(figures[5]),
            basket.Read(figures[6]));
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset> GetNewestOrderAsync(CancellationToken cancellationToken) =>
        connections.Searches().RunAsync(options.Value.OrdersIndex, new NewestOrderSearch(), cancellationToken);
}
