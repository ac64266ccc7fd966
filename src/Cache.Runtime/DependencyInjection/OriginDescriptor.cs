using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.DependencyInjection;

/// <summary>Moves a registration behind a key, so that the container goes on creating and disposing what was registered.</summary>
internal static class OriginDescriptor
{
    public static ServiceDescriptor Move(ServiceDescriptor registered, object originKey)
    {
        if (registered.ImplementationInstance is { } instance)
        {
            return new ServiceDescriptor(registered.ServiceType, originKey, instance);
        }

        if (registered.ImplementationFactory is { } factory)
        {
            return new ServiceDescriptor(registered.ServiceType, originKey, (provider, _) => factory(provider), registered.Lifetime);
        }

        return new ServiceDescriptor(registered.ServiceType, originKey, registered.ImplementationType!, registered.Lifetime);
    }
}
