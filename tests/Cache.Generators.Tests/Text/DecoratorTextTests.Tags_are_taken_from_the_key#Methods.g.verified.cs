internal sealed class Methods
{
    public readonly global::KpiGen.Cache.CompilerServices.CachedService<global::App.ICatalogue> Service;
    public readonly global::KpiGen.Cache.CompilerServices.CachedMethod<global::App.ICatalogue, CountAsyncKey, int> CountAsync;

    public Methods(global::KpiGen.Cache.CompilerServices.CachedService<global::App.ICatalogue> service)
    {
        this.Service = service;
        this.CountAsync = service.Method<CountAsyncKey, int>(
            new global::KpiGen.Cache.CompilerServices.CachedMethodDescriptor
            {
                CacheType = "product",
                Service = "App.ICatalogue",
                Method = "CountAsync",
                Id = "App.ICatalogue.CountAsync",
            },
            new Int32Codec(),
            static key => new global::KpiGen.Cache.CacheTag[] { $"brand:{key.filter?.Brand}", "catalogue" });
    }
}
