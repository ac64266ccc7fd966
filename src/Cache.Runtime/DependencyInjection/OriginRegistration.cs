using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.DependencyInjection;

/// <summary>
/// What was registered before a decorator took its place. It moves behind this object as key - compared by identity, so nobody else can ask for
/// it - and the container goes on creating and disposing it.
/// </summary>
internal sealed class OriginRegistration(ServiceDescriptor registered)
{
    // An implementation that wants to know its key must be created under it.
    private Type? _underOwnKey;

    // The construction that is decorated where a generic definition was registered.
    private Type? _construction;

    /// <summary>Gets the descriptor as it was.</summary>
    public ServiceDescriptor Registered => registered;

    public bool IsKeyed => registered.IsKeyedService;

    public bool IsOpen => registered.ServiceType.IsGenericTypeDefinition;

    public bool IsInstance => (registered.IsKeyedService ? registered.KeyedImplementationInstance : registered.ImplementationInstance) is not null;

    /// <summary>Gets the descriptor that took its place.</summary>
    public ServiceDescriptor? Decorator { get; private set; }

    /// <summary>Creates the caches of its methods.</summary>
    public required Action<IServiceProvider, OriginRegistration> Initialize { get; init; }

    /// <summary>Finds what was registered, in a scope.</summary>
    public object Resolve(IServiceProvider services) => _underOwnKey is null
        ? services.GetRequiredKeyedService(_construction ?? typeof(object), this)
        : services.GetRequiredKeyedService(_underOwnKey, registered.ServiceKey);

    /// <summary>Finds its decorator, in a scope.</summary>
    public object ResolveDecorator(IServiceProvider services) => Decorator!.IsKeyedService
        ? services.GetRequiredKeyedService(Decorator.ServiceType, Decorator.ServiceKey)
        : services.GetRequiredService(Decorator.ServiceType);

    public void Replace(IServiceCollection services, int index, Func<IServiceProvider, object> createDecorator)
    {
        services.Add(Moved(services));
        Decorator = registered.IsKeyedService
            ? new ServiceDescriptor(registered.ServiceType, registered.ServiceKey, (provider, _) => createDecorator(provider), registered.Lifetime)
            : new ServiceDescriptor(registered.ServiceType, createDecorator, registered.Lifetime);
        services[index] = Decorator;
    }

    /// <summary>
    /// Adds a decorator of one construction beside a generic definition, which goes on answering for all others. The container closes a copy of the
    /// registration behind this object as key; nobody reaches the construction through the original any more, so nothing is created twice.
    /// </summary>
    public void Close(IServiceCollection services, Type construction, Func<IServiceProvider, object> createDecorator)
    {
        _construction = construction;
        services.Add(new ServiceDescriptor(registered.ServiceType, this, registered.ImplementationType!, registered.Lifetime));
        Decorator = new ServiceDescriptor(construction, createDecorator, registered.Lifetime);
        services.Add(Decorator);
    }

    /// <summary>Leaves it to a later registration to answer for the construction; an enumeration still meets the decorator.</summary>
    public void Retire(IServiceCollection services)
    {
        if (Decorator is { IsKeyedService: false, ImplementationFactory: { } create } answering)
        {
            Decorator = new ServiceDescriptor(typeof(object), new object(), (provider, _) => create(provider), registered.Lifetime);
            services[services.IndexOf(answering)] = Decorator;
        }
    }

    // As object: an enumeration of all keyed services of the type does not meet the origins.
    private ServiceDescriptor Moved(IServiceCollection services)
    {
        if (!registered.IsKeyedService)
        {
            return registered switch
            {
                { ImplementationInstance: { } instance } => new ServiceDescriptor(typeof(object), this, instance),
                { ImplementationFactory: { } factory } => new ServiceDescriptor(typeof(object), this, (provider, _) => factory(provider), registered.Lifetime),
                _ => new ServiceDescriptor(typeof(object), this, registered.ImplementationType!, registered.Lifetime),
            };
        }

        if (registered.KeyedImplementationInstance is { } keyedInstance)
        {
            return new ServiceDescriptor(typeof(object), this, keyedInstance);
        }

        if (registered.KeyedImplementationFactory is { } keyedFactory)
        {
            return new ServiceDescriptor(typeof(object), this, (provider, _) => keyedFactory(provider, registered.ServiceKey), registered.Lifetime);
        }

        Type implementation = registered.KeyedImplementationType!;
        if (services.Any(other => other.IsKeyedService && other.ServiceType == implementation && Equals(other.ServiceKey, registered.ServiceKey)))
        {
            return new ServiceDescriptor(typeof(object), this, registered.KeyedImplementationType!, registered.Lifetime);
        }

        _underOwnKey = implementation;
        return new ServiceDescriptor(implementation, registered.ServiceKey, registered.KeyedImplementationType!, registered.Lifetime);
    }
}
