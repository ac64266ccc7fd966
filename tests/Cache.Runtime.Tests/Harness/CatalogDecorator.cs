using KpiGen.Cache.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>What the generator emits.</summary>
internal sealed class CatalogDecorator(IServiceProvider services, CatalogMethods methods) : ICatalog
{
    private readonly CatalogMethods _methods = methods;

    public Guid OriginId => _methods.Service.ResolveOrigin(services).OriginId;

    public static void Add(IServiceCollection services) => CachedServices.Decorate<ICatalog, CatalogMethods>(
        services,
        static service => new CatalogMethods(service),
        static (provider, methods) => new CatalogDecorator(provider, methods));

    public Task<string?> GetAsync(int id, CancellationToken cancellationToken = default)
    {
        var key = new GetKey(id);
        return _methods.Get.TryGetTask(in key, out Task<string?>? hit)
            ? hit
            : _methods.Get.LoadAsync(key, id, static (origin, args, token) => origin.GetAsync(args, token), cancellationToken);
    }

    public ValueTask<Item?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        var key = new FindKey(name);
        return _methods.Find.TryGetValue(in key, out Item? hit)
            ? new ValueTask<Item?>(hit)
            : _methods.Find.LoadValueAsync(key, name, static (origin, args, token) => origin.FindAsync(args, token), cancellationToken);
    }

    public int Count(int group, CancellationToken cancellationToken = default)
    {
        var key = new CountKey(group);
        return _methods.Count.TryGetValue(in key, out int hit)
            ? hit
            : _methods.Count.Load(key, group, static (origin, args, token) => origin.Count(args, token), cancellationToken);
    }
}
