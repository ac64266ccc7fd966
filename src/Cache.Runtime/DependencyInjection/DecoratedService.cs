using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.DependencyInjection;

/// <summary>One annotated service and its registrations that a decorator stands before. Part of the collection it describes.</summary>
/// <param name="service">The service interface.</param>
/// <param name="methods">The generated class that holds the caches: one instance for each registration.</param>
/// <param name="collection">The collection, to see at the start what has been registered too late.</param>
internal sealed class DecoratedService(Type service, Type methods, IServiceCollection collection)
{
    private readonly List<OriginRegistration> _origins = [];

    public Type Service => service;

    public Type Methods => methods;

    /// <summary>Gets the registrations that were decorated, in their order.</summary>
    public IReadOnlyList<OriginRegistration> Origins => _origins;

    /// <summary>
    /// Gets or sets whether there are keyed registrations that nothing can stand before: those for any key, where what answers depends on the key
    /// asked for, which no entry knows; and those of a generic definition, whose implementation may ask for a key that only the container has.
    /// </summary>
    public bool HasUndecoratedKeys { get; set; }

    /// <summary>Gets whether there are registrations without a decorator: they came after <c>AddCachedServices()</c>.</summary>
    public bool HasLateRegistrations
        => collection.Any(descriptor => descriptor.ServiceType == service && !IsDecorator(descriptor) && !IsForAnyKey(descriptor))
            || (OpenOrigins.Any() && OpenRegistrations.Undecorated(collection, this).Count > 0);

    /// <summary>Gets the origins that were registered as generic definition.</summary>
    public IEnumerable<OriginRegistration> OpenOrigins => _origins.Where(static origin => origin.IsOpen);

    public static bool IsForAnyKey(ServiceDescriptor descriptor) => descriptor.IsKeyedService && Equals(descriptor.ServiceKey, KeyedService.AnyKey);

    public static DecoratedService In(IServiceCollection services, Type service, Type methods)
    {
        DecoratedService? known = services
            .Select(static descriptor => descriptor is { IsKeyedService: false, ImplementationInstance: DecoratedService decorated } ? decorated : null)
            .FirstOrDefault(decorated => decorated?.Service == service && decorated.Methods == methods);
        if (known is null)
        {
            known = new DecoratedService(service, methods, services);
            services.AddSingleton(known);
        }

        return known;
    }

    public void Add(OriginRegistration origin) => _origins.Add(origin);

    /// <summary>Whether a descriptor has a decorator before it.</summary>
    public bool Knows(ServiceDescriptor descriptor) => _origins.Any(origin => ReferenceEquals(origin.Registered, descriptor));

    /// <summary>Whether a descriptor is a decorator already: one in front of itself would wait for its own flight.</summary>
    public bool IsDecorator(ServiceDescriptor descriptor) => _origins.Any(origin => ReferenceEquals(origin.Decorator, descriptor));

    /// <summary>
    /// Returns what tells the entries of one registration from those of the others, or <see langword="null"/> for the only one without a key.
    /// Names rather than numbers where there are any: the nodes of an application may register in different order.
    /// </summary>
    public string? VariantOf(OriginRegistration origin)
    {
        if (!origin.IsKeyed && _origins.Count(static other => !other.IsKeyed) == 1)
        {
            return null;
        }

        string name = VariantNames.Of(origin.Registered);
        int number = _origins.TakeWhile(other => other != origin).Count(other => VariantNames.Of(other.Registered) == name) + 1;
        return number == 1 ? name : $"{name}/{number}";
    }
}
