using KpiGen.Cache.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>What the generator emits.</summary>
internal sealed class CatalogDecorator(IServiceProvider services, CatalogMethods methods) : ICatalog
{
    private readonly CatalogMethods _methods = methods;

    public Guid OriginId => _methods.Service.ResolveOrigin(services).OriginId;

    /// <param name="services">The services.</param>
    /// <param name="shape">The shape of the payloads that are text: another one stands for another version of the code.</param>
    /// <param name="hooks">What the first method says in code about its entries.</param>
    public static void Add(IServiceCollection services, ulong shape = TextCodec.DefaultShape, CatalogHooks? hooks = null) => CachedServices.Decorate<ICatalog, CatalogMethods>(
        services,
        service => new CatalogMethods(service, shape, hooks ?? new CatalogHooks()),
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

    public Task<string?> PriceAsync(string brand, int id, CancellationToken cancellationToken = default)
    {
        var key = new PriceKey(brand, id);
        return _methods.Price.TryGetTask(in key, out Task<string?>? hit)
            ? hit
            : _methods.Price.LoadAsync(key, (brand, id), static (origin, args, token) => origin.PriceAsync(args.brand, args.id, token), cancellationToken);
    }

    public int Stock(string brand, CancellationToken cancellationToken = default)
    {
        var key = new StockKey(brand);
        return _methods.Stock.TryGetValue(in key, out int hit)
            ? hit
            : _methods.Stock.Load(key, brand, static (origin, args, token) => origin.Stock(args, token), cancellationToken);
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
