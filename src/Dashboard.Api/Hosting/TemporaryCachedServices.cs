namespace Dashboard.Api.Hosting;

// Stands in for what the generator emits, until it does.
internal static class TemporaryCachedServices
{
    public static IServiceCollection AddCachedServices(this IServiceCollection services) => services;
}
