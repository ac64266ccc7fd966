using KpiGen.Cache.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>What the generator emits.</summary>
internal sealed class CatalogDecorator(IServiceProvider services, CatalogMethods methods) : ICatalog
{
    private readonly CatalogMethods _methods = methods;

    public Guid OriginId => _methods.Service.ResolveOrigin(services).OriginId;

    public static void Add(IServiceCollection services, CatalogHooks? hooks = null) => CachedServices.Decorate<ICatalog, CatalogMethods>(
        services,
        service => new CatalogMethods(service, hooks ?? new CatalogHooks()),
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

    public Task<IReadOnlyDictionary<int, string>> GetManyAsync(IEnumerable<int> ids, CancellationToken cancellationToken = default)
        => _methods.GetMany.GetAsync(
            ids,
            default(ValueTuple),
            static (_, id) => new GetKey(id),
            static async (origin, wanted, _, _, token) => BatchAnswers.ById<int, string?>((await origin.GetManyAsync(wanted, token).ConfigureAwait(false))!),
            static batch => (IReadOnlyDictionary<int, string>)BatchResults.ToDictionary(batch)!,
            cancellationToken);

    public Task<IReadOnlyList<Item?>> FindManyAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default)
        => _methods.FindMany.GetAsync(
            names,
            default(ValueTuple),
            static (_, id) => new FindKey(id),
            static async (origin, wanted, _, _, token) => BatchAnswers.InOrder<string, Item?>(await origin.FindManyAsync(wanted, token).ConfigureAwait(false)),
            static batch => (IReadOnlyList<Item?>)BatchResults.ToArray(batch),
            cancellationToken);

    public Task<Dictionary<int, int>> CountManyAsync(int[] groups, CancellationToken cancellationToken = default)
        => _methods.CountMany.GetAsync(
            groups,
            default(ValueTuple),
            static (_, id) => new CountKey(id),
            static async (origin, wanted, _, _, token) => BatchAnswers.ById(await origin.CountManyAsync(wanted, token).ConfigureAwait(false)),
            static batch => BatchResults.ToDictionary(batch),
            cancellationToken);

    public Task<int[]> CountAllAsync(int[] groups, CancellationToken cancellationToken = default)
        => _methods.CountAll.GetAsync(
            groups,
            default(ValueTuple),
            static (_, id) => new CountKey(id),
            static async (origin, wanted, _, _, token) => BatchAnswers.InOrder<int, int>(await origin.CountAllAsync(wanted, token).ConfigureAwait(false)),
            static batch => BatchResults.ToArray(batch),
            cancellationToken);
}
