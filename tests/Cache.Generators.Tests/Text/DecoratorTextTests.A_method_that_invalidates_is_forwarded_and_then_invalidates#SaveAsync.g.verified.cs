global::System.Threading.Tasks.Task<global::App.Product> global::App.ICatalogue.SaveAsync(global::App.Product product, in int[] sizes)
{
    var invalidation = new global::KpiGen.Cache.CompilerServices.CacheInvalidation(
        ["search"],
        [new global::KpiGen.Cache.CompilerServices.CacheKeyOf<global::KpiGen.Cache.Generated.App.CatalogueDecorator.CountAsyncKey>("App.ICatalogue.CountAsync", new global::KpiGen.Cache.Generated.App.CatalogueDecorator.CountAsyncKey(product, sizes).Detach())],
        [$"brand:{product?.Brand}"]);
    return this._methods.Service.InvalidateAfterAsync(this.Origin.SaveAsync(product, in sizes), invalidation);
}

void global::App.ICatalogue.Clear()
{
    var invalidation = new global::KpiGen.Cache.CompilerServices.CacheInvalidation(
        ["orders"],
        [],
        []);
    this.Origin.Clear();
    this._methods.Service.Invalidate(invalidation);
}
