using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Services of a compiled source, each <c>IName</c> with its implementation <c>Name</c>, behind their emitted decorators on the real runtime.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly Assembly _sample;
    private readonly ServiceProvider _provider;

    public SampleHost(Assembly sample, params string[] services)
        : this(sample, TimeProvider.System, services)
    {
    }

    public SampleHost(Assembly sample, TimeProvider time, params string[] services)
    {
        _sample = sample;
        var collection = new ServiceCollection();
        collection.AddSingleton(time);
        collection.AddCache(static options => options.Types["orders"] = new CacheTypeOptions { Ttl = TimeSpan.FromMinutes(1) });
        foreach (string service in services)
        {
            collection.AddSingleton(service == "CacheUser" ? typeof(ICacheUser) : Type("I" + service), Type(service));
        }

        Type("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions").GetMethod("AddCachedServices")!.Invoke(null, [collection]);
        _provider = collection.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Calls a method of the class <c>Use</c> of the source, which takes the services first.</summary>
    public T Use<T>(string method, params object?[] arguments)
        => (T)Type("Use").GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [_provider, .. arguments], null)!;

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private Type Type(string name) => _sample.GetType(name, throwOnError: true)!;
}
