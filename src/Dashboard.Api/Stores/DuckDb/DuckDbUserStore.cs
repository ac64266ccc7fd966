using Dashboard.Api.Kpis.Users;
using Dashboard.Api.Stores.DuckDb.Queries.Details;

namespace Dashboard.Api.Stores.DuckDb;

/// <summary>Customers from the embedded order file.</summary>
internal sealed class DuckDbUserStore(EmbeddedData data) : IUserStore
{
    /// <inheritdoc/>
    public async Task<UserDto?> FindAsync(string customerId, CancellationToken cancellationToken)
    {
        OrderDatabase orders = await data.OrdersAsync(cancellationToken).ConfigureAwait(false);
        UserDto? summary = await orders.QueryAsync(new UserSummaryQuery(customerId), cancellationToken).ConfigureAwait(false);
        return summary is null
            ? null
            : summary with
            {
                RecentOrders = await orders.QueryAsync(new UserOrdersQuery(customerId), cancellationToken).ConfigureAwait(false),
                TopProducts = await orders.QueryAsync(new UserTopProductsQuery(customerId), cancellationToken).ConfigureAwait(false),
            };
    }
}
