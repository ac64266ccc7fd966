namespace Dashboard.Api.Kpis.Users;

/// <summary>Customers, as far as their orders describe them.</summary>
public interface IUserStore
{
    /// <returns>Null when the customer has no order of any status.</returns>
    Task<UserDto?> FindAsync(string customerId, CancellationToken cancellationToken);
}
