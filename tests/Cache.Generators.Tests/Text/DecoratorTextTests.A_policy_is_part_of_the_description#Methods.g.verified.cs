internal sealed class Methods
{
    public readonly global::KpiGen.Cache.CompilerServices.CachedService<global::App.IForecasts> Service;
    public readonly global::KpiGen.Cache.CompilerServices.CachedMethod<global::App.IForecasts, GetAsyncKey, string?> GetAsync;

    public Methods(global::KpiGen.Cache.CompilerServices.CachedService<global::App.IForecasts> service)
    {
        this.Service = service;
        this.GetAsync = service.Method<GetAsyncKey, string?>(
            new global::KpiGen.Cache.CompilerServices.CachedMethodDescriptor
            {
                CacheType = "product",
                Service = "App.IForecasts",
                Method = "GetAsync",
                Id = "App.IForecasts.GetAsync",
                Settings = new global::KpiGen.Cache.CachePolicyOptions { Stale = global::System.TimeSpan.FromSeconds(600), Jitter = 0.05, RefreshBehind = true, SoftTimeout = global::System.TimeSpan.FromMilliseconds(200) },
            },
            new StringCodec(),
            tags: null,
            when: static value => global::App.IForecasts.IsUseful(value),
            fallback: static () => global::App.IForecasts.Unknown);
    }
}
