using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis.Users;
using KpiGen.Cache.AspNetCore;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Api.Features.Users;

/// <summary>Customers over HTTP.</summary>
internal static class UserApi
{
    private const int MaxIdLength = 64;

    public static IServiceCollection AddUsers(this IServiceCollection services) => services.AddScoped<IUserService, UserService>();

    public static void MapUsers(this IEndpointRouteBuilder routes) => routes.MapGet("/api/users/{id}", FindAsync).WithTags("Users");

    private static async Task<Results<CachedJson<UserDto>, ProblemHttpResult, ValidationProblem>> FindAsync(
        string id, IUserService users, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        string customerId = reader.Identifier("id", id, MaxIdLength);
        if (reader.Errors.TryGetProblem(out ValidationProblem? problem))
        {
            return problem;
        }

        UserDto? user = await users.FindAsync(customerId, cancellationToken);
        return user is null
            ? TypedResults.Problem(title: "The customer is unknown.", detail: $"No order names a customer '{customerId}'.", statusCode: StatusCodes.Status404NotFound)
            : CachedResults.Json(user);
    }
}
