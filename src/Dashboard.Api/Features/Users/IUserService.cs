using Dashboard.Api.Kpis.Users;
using KpiGen.Cache;

namespace Dashboard.Api.Features.Users;

/// <summary>Customers.</summary>
[Cached(CacheType.User)]
internal interface IUserService
{
    /// <returns>Null when the customer is unknown.</returns>
    Task<UserDto?> FindAsync(string customerId, CancellationToken cancellationToken);
}
