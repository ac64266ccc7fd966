using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.DependencyInjection;

/// <summary>Finds registrations of a generic definition, which answer for all its constructions: <c>AddScoped(typeof(IRepository&lt;&gt;), …)</c>.</summary>
internal static class OpenRegistrations
{
    /// <summary>Whether somebody else than a decorator registered the definition of <paramref name="service"/>.</summary>
    public static bool IsOpenFor(ServiceDescriptor descriptor, Type service)
        => service.IsConstructedGenericType
            && descriptor.ServiceType == service.GetGenericTypeDefinition()
            && !(descriptor.IsKeyedService && descriptor.ServiceKey is OriginRegistration);

    /// <summary>
    /// Returns those that answer for <paramref name="decorated"/> and have no decorator yet. There are none where the construction itself is
    /// registered: the container prefers that one, and a decorator that is added would take its place.
    /// </summary>
    public static IReadOnlyList<ServiceDescriptor> Undecorated(IServiceCollection services, DecoratedService decorated)
        => decorated.Origins.Any(static origin => origin is { IsKeyed: false, IsOpen: false })
            ? []
            : [.. services.Where(descriptor => !descriptor.IsKeyedService && IsOpenFor(descriptor, decorated.Service) && !decorated.Knows(descriptor))];
}
