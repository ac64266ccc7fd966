using Dashboard.Api.Kpis.Users;

namespace Dashboard.Api.Features.Users;

/// <summary>Asks the store.</summary>
internal sealed class UserService(IUserStore store) : IUserService
{
    public Task<UserDto?> FindAsync(string customerId, CancellationToken cancellationToken) => store.FindAsync(customerId, cancellationToken);
}
