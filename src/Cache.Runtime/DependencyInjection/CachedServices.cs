using System.ComponentModel;
using KpiGen.Cache.Calls;
using KpiGen.Cache.DependencyInjection;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Invalidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KpiGen.Cache.CompilerServices;

/// <summary>Puts generated decorators in front of registered services.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CachedServices
{
    /// <summary>
    /// Replaces each registration of <typeparamref name="TService"/>, keyed or not, by a decorator. What was registered - a type, a factory or an
    /// instance - moves behind it with its lifetime, and is still created and disposed by the container. Each registration has entries of its own.
    /// A registration of a generic definition stays for all constructions but <typeparamref name="TService"/>.
    /// </summary>
    /// <param name="services">The collection.</param>
    /// <param name="createMethods">Creates the caches of the service's methods, once for each registration.</param>
    /// <param name="createDecorator">Creates a decorator in a scope.</param>
    /// <typeparam name="TService">The service interface.</typeparam>
    /// <typeparam name="TMethods">The generated class that holds the caches.</typeparam>
    /// <remarks>Asked for again, it decorates what has been registered since.</remarks>
    public static void Decorate<TService, TMethods>(
        IServiceCollection services,
        Func<CachedService<TService>, TMethods> createMethods,
        Func<IServiceProvider, TMethods, TService> createDecorator)
        where TService : class
        where TMethods : class
    {
        CacheServiceRegistration.AddCore(services);
        DecoratedService decorated = DecoratedService.In(services, typeof(TService), typeof(TMethods));

        DecorateOwn(services, decorated, createMethods, createDecorator);
        DecorateOpen(services, decorated, createMethods, createDecorator);
    }

    private static void DecorateOwn<TService, TMethods>(
        IServiceCollection services,
        DecoratedService decorated,
        Func<CachedService<TService>, TMethods> createMethods,
        Func<IServiceProvider, TMethods, TService> createDecorator)
        where TService : class
        where TMethods : class
    {
        // What is added behind the end while this runs are origins, not services.
        int count = services.Count;
        for (int i = 0; i < count; i++)
        {
            ServiceDescriptor registered = services[i];
            if (registered.ServiceType != typeof(TService) || decorated.IsDecorator(registered))
            {
                continue;
            }

            if (DecoratedService.IsForAnyKey(registered))
            {
                decorated.HasUndecoratedKeys = true;
                continue;
            }

            OriginRegistration origin = AddOrigin<TMethods>(decorated, registered);
            origin.Replace(services, i, provider => createDecorator(provider, provider.GetRequiredKeyedService<TMethods>(origin)));
            AddMethods(services, decorated, origin, createMethods);
        }
    }

    private static void DecorateOpen<TService, TMethods>(
        IServiceCollection services,
        DecoratedService decorated,
        Func<CachedService<TService>, TMethods> createMethods,
        Func<IServiceProvider, TMethods, TService> createDecorator)
        where TService : class
        where TMethods : class
    {
        decorated.HasUndecoratedKeys |= services.Any(static registered => registered.IsKeyedService && OpenRegistrations.IsOpenFor(registered, typeof(TService)));
        foreach (ServiceDescriptor open in OpenRegistrations.Undecorated(services, decorated))
        {
            // The last one answers, as it did before.
            decorated.OpenOrigins.LastOrDefault()?.Retire(services);
            OriginRegistration origin = AddOrigin<TMethods>(decorated, open);
            origin.Close(services, typeof(TService), provider => createDecorator(provider, provider.GetRequiredKeyedService<TMethods>(origin)));
            AddMethods(services, decorated, origin, createMethods);

            // By itself, the container would enumerate the decorator and what is behind it.
            services.TryAddTransient<IEnumerable<TService>>(
                provider => decorated.OpenOrigins.Select(origin => (TService)origin.ResolveDecorator(provider)).ToArray());
        }
    }

    private static OriginRegistration AddOrigin<TMethods>(DecoratedService decorated, ServiceDescriptor registered)
        where TMethods : class
    {
        var origin = new OriginRegistration(registered)
        {
            Initialize = static (provider, key) => provider.GetRequiredKeyedService<TMethods>(key),
        };
        decorated.Add(origin);
        return origin;
    }

    private static void AddMethods<TService, TMethods>(
        IServiceCollection services, DecoratedService decorated, OriginRegistration origin, Func<CachedService<TService>, TMethods> createMethods)
        where TService : class
        where TMethods : class
        => services.AddKeyedSingleton(origin, (provider, _) => createMethods(new CachedService<TService>(
            new Origin<TService>(provider.GetRequiredService<IServiceScopeFactory>(), origin.Resolve),
            provider.GetRequiredService<CacheRuntime>(),
            new OriginTraits(decorated.VariantOf(origin), origin.IsInstance),
            provider.GetRequiredService<DeclaredInvalidation>().RunAsync)));
}
