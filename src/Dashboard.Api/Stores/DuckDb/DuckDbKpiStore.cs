using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.DuckDb.Queries;
using Dashboard.Api.Stores.DuckDb.Queries.Details;

namespace Dashboard.Api.Stores.DuckDb;

/// <summary>The dashboard from the embedded order file.</summary>
internal sealed class DuckDbKpiStore(EmbeddedData data) : IKpiStore
{
    /// <inheritdoc/>
    public async Task<DashboardDto> GetDashboardAsync(KpiWindow window, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        window.ThrowIfEmpty();
        OrderDatabase orders = await data.OrdersAsync(cancellationToken).ConfigureAwait(false);

        // One failure ends the others: nobody waits for answers that are thrown away.
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T> Ask<T>(IOrderQuery<T> query) => AskAsync(orders, query, failed);

        Task<SummaryDto> summary = Ask(new SummaryQuery(window));
        Task<IReadOnlyList<RevenuePointDto>> revenue = Ask(new RevenueOverTimeQuery(window));
        Task<IReadOnlyList<TopProductDto>> products = Ask(new TopProductsQuery(window));
        Task<IReadOnlyList<CategoryShareDto>> categories = Ask(new CategoryMixQuery(window));
        Task<GeographyDto> geography = Ask(new GeographyQuery(window));
        Task<CustomerActivityDto> customers = Ask(new CustomerActivityQuery(window));
        Task<BasketDto> basket = Ask(new BasketQuery(window));
        await Task.WhenAll(summary, revenue, products, categories, geography, customers, basket).ConfigureAwait(false);

        return new DashboardDto(
            asOf,
            window.From,
            window.To,
            await summary.ConfigureAwait(false),
            await revenue.ConfigureAwait(false),
            await products.ConfigureAwait(false),
            await categories.ConfigureAwait(false),
            await geography.ConfigureAwait(false),
            await customers.ConfigureAwait(false),
            await basket.ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset> GetNewestOrderAsync(CancellationToken cancellationToken)
    {
        OrderDatabase orders = await data.OrdersAsync(cancellationToken).ConfigureAwait(false);
        return await orders.QueryAsync(new NewestOrderQuery(), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T> AskAsync<T>(OrderDatabase orders, IOrderQuery<T> query, CancellationTokenSource failed)
    {
        try
        {
            return await orders.QueryAsync(query, failed.Token).ConfigureAwait(false);
        }
        catch
        {
            await failed.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
