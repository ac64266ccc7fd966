namespace KpiGen.Cache.Tests.Harness;

/// <summary>What <see cref="ICatalog.GetAsync"/> says in code about its entries.</summary>
internal sealed record CatalogHooks(Func<GetKey, CacheTag[]>? Tags = null, Func<string?, bool>? When = null, Func<string?>? Fallback = null);
