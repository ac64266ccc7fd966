using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>What the generator emits: the caches of all methods of the service.</summary>
internal sealed class CatalogMethods(CachedService<ICatalog> service, ulong textShape, CatalogHooks hooks)
{
    public const string GetId = "KpiGen.Cache.Tests.Harness.ICatalog.GetAsync";
    public const string FindId = "KpiGen.Cache.Tests.Harness.ICatalog.FindAsync";
    public const string PriceId = "KpiGen.Cache.Tests.Harness.ICatalog.PriceAsync";
    public const string StockId = "KpiGen.Cache.Tests.Harness.ICatalog.Stock";
    public const string CountId = "KpiGen.Cache.Tests.Harness.ICatalog.Count";

    public CachedService<ICatalog> Service { get; } = service;

    public CachedMethod<ICatalog, GetKey, string?> Get { get; } = service.Method<GetKey, string?>(Describe("GetAsync", GetId, "product"), new TextCodec(textShape), hooks.Tags, hooks.When, hooks.Fallback);

    public CachedMethod<ICatalog, FindKey, Item?> Find { get; } = service.Method<FindKey, Item?>(Describe("FindAsync", FindId, "search"), new ItemCodec());

    public CachedMethod<ICatalog, CountKey, int> Count { get; } = service.Method<CountKey, int>(Describe("Count", CountId, "analytics"), new NumberCodec());

    public CachedMethod<ICatalog, PriceKey, string?> Price { get; } = service.Method<PriceKey, string?>(
        Describe("PriceAsync", PriceId, "product"), new TextCodec(textShape), static key => key.Tags());

    public CachedMethod<ICatalog, StockKey, int> Stock { get; } = service.Method<StockKey, int>(
        Describe("Stock", StockId, "analytics"), new NumberCodec(), static key => key.Tags());

    public CachedBatch<ICatalog, GetKey, int, string?> GetMany => field ??= Get.Batch<int>(BatchAbsence.Null, copy: null);

    public CachedBatch<ICatalog, FindKey, string, Item?> FindMany => field ??= Find.Batch<string>(BatchAbsence.Impossible, copy: null);

    public CachedBatch<ICatalog, CountKey, int, int> CountMany => field ??= Count.Batch<int>(BatchAbsence.NotStored, copy: null);

    public CachedBatch<ICatalog, CountKey, int, int> CountAll => field ??= Count.Batch<int>(BatchAbsence.Impossible, copy: null);

    private static CachedMethodDescriptor Describe(string method, string id, string type) => new()
    {
        CacheType = type,
        Service = "KpiGen.Cache.Tests.Harness.ICatalog",
        Method = method,
        Id = id,
    };
}
