using System.ComponentModel;
using KpiGen.Cache.Calls;
using KpiGen.Cache.DependencyInjection;
using KpiGen.Cache.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.CompilerServices;

/// <summary>Puts generated decorators in front of registered services.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CachedServices
{
    /// <summary>
    /// Replaces the registration of <typeparamref name="TService"/> by its decorator. What was registered - a type, a factory or an instance -
    /// moves behind it with its lifetime, and is still created and disposed by the container.
    /// </summary>
    /// <param name="services">The collection.</param>
    /// <param name="createMethods">Creates the caches of the service's methods, once.</param>
    /// <param name="createDecorator">Creates a decorator in a scope.</param>
    /// <typeparam name="TService">The service interface.</typeparam>
    /// <typeparam name="TMethods">The generated class that holds the caches.</typeparam>
    public static void Decorate<TService, TMethods>(
        IServiceCollection services,
        Func<CachedService<TService>, TMethods> createMethods,
        Func<IServiceProvider, TMethods, TService> createDecorator)
        where TService : class
        where TMethods : class
    {
        CacheServiceRegistration.AddCore(services);
        if (services.Any(static service => service.ServiceType == typeof(TMethods)))
        {
            // A decorator in front of itself would wait for its own flight. Asked for twice, it is there already.
            return;
        }

        int index = LastIndexOf(services, typeof(TService));
        if (index < 0)
        {
            services.AddSingleton(new DecoratedService(typeof(TService), null));
            return;
        }

        ServiceDescriptor registered = services[index];
        object originKey = new OriginKey(typeof(TService));
        services.Add(OriginDescriptor.Move(registered, originKey));
        services.AddSingleton(provider => createMethods(new CachedService<TService>(
            new Origin<TService>(provider.GetRequiredService<IServiceScopeFactory>(), originKey),
            provider.GetRequiredService<CacheRuntime>())));
        services[index] = new ServiceDescriptor(
            typeof(TService), provider => createDecorator(provider, provider.GetRequiredService<TMethods>()), registered.Lifetime);
        services.AddSingleton(new DecoratedService(typeof(TService), static provider => provider.GetRequiredService<TMethods>()));
    }

    private static int LastIndexOf(IServiceCollection services, Type serviceType)
    {
        for (int i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == serviceType && !services[i].IsKeyedService)
            {
                return i;
            }
        }

        return -1;
    }
}
