namespace KpiGen.Cache.DependencyInjection;

/// <summary>Tells the start-up which annotated services there are.</summary>
/// <param name="Service">The service interface.</param>
/// <param name="Initialize">Creates the caches of its methods, or <see langword="null"/> when nobody registered the service.</param>
internal sealed record DecoratedService(Type Service, Action<IServiceProvider>? Initialize);
