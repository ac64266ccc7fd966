internal sealed class Methods
{
    public readonly global::KpiGen.Cache.CompilerServices.CachedService<global::App.IDashboardService> Service;
    public readonly global::KpiGen.Cache.CompilerServices.CachedMethod<global::App.IDashboardService, GetAsyncKey, global::App.Kpis> GetAsync;
    public readonly global::KpiGen.Cache.CompilerServices.CachedMethod<global::App.IDashboardService, CountAsyncKey, int> CountAsync;
    public readonly global::KpiGen.Cache.CompilerServices.CachedMethod<global::App.IDashboardService, FindKey, string?> Find;
    public readonly global::KpiGen.Cache.CompilerServices.CachedItems<global::App.IDashboardService, HistoryAsyncKey, global::App.Kpis> HistoryAsync;

    public Methods(global::KpiGen.Cache.CompilerServices.CachedService<global::App.IDashboardService> service)
    {
        this.Service = service;
        this.GetAsync = service.Method<GetAsyncKey, global::App.Kpis>(
            new global::KpiGen.Cache.CompilerServices.CachedMethodDescriptor
            {
                CacheType = "dashboard",
                Service = "App.IDashboardService",
                Method = "GetAsync",
                Id = "App.IDashboardService.GetAsync",
                Ttl = global::System.TimeSpan.FromSeconds(60),
            },
            new KpisCodec());
        this.CountAsync = service.Method<CountAsyncKey, int>(
            new global::KpiGen.Cache.CompilerServices.CachedMethodDescriptor
            {
                CacheType = "orders",
                Service = "App.IDashboardService",
                Method = "CountAsync",
                Id = "App.IDashboardService.CountAsync",
            },
            new Int32Codec());
        this.Find = service.Method<FindKey, string?>(
            new global::KpiGen.Cache.CompilerServices.CachedMethodDescriptor
            {
                CacheType = "search",
                Service = "App.IDashboardService",
                Method = "Find",
                Id = "App.IDashboardService.Find",
            },
            new StringCodec());
        this.HistoryAsync = service.Stream<HistoryAsyncKey, global::App.Kpis>(
            new global::KpiGen.Cache.CompilerServices.CachedMethodDescriptor
            {
                CacheType = "dashboard",
                Service = "App.IDashboardService",
                Method = "HistoryAsync",
                Id = "App.IDashboardService.HistoryAsync",
            },
            new KpisArrayCodec(),
            tags: null,
            maxItems: 10000,
            copy: null);
    }
}
