namespace App
{
    /// <summary>Names calls of <see cref="global::App.IDashboardService"/>, for example to invalidate them.</summary>
    public static class DashboardServiceKeys
    {
        /// <summary>Names one call of <c>GetAsync</c>.</summary>
        public static global::KpiGen.Cache.CacheKey GetAsync(global::App.DateRange range)
            => new global::KpiGen.Cache.CompilerServices.CacheKeyOf<global::KpiGen.Cache.Generated.App.DashboardServiceDecorator.GetAsyncKey>("App.IDashboardService.GetAsync", new global::KpiGen.Cache.Generated.App.DashboardServiceDecorator.GetAsyncKey(range));

        /// <summary>Names one call of <c>CountAsync</c>.</summary>
        public static global::KpiGen.Cache.CacheKey CountAsync(global::System.Collections.Generic.IReadOnlyList<string> regions, int days)
            => new global::KpiGen.Cache.CompilerServices.CacheKeyOf<global::KpiGen.Cache.Generated.App.DashboardServiceDecorator.CountAsyncKey>("App.IDashboardService.CountAsync", new global::KpiGen.Cache.Generated.App.DashboardServiceDecorator.CountAsyncKey(regions, days).Detach());

        /// <summary>Names one call of <c>Find</c>.</summary>
        public static global::KpiGen.Cache.CacheKey Find(string text)
            => new global::KpiGen.Cache.CompilerServices.CacheKeyOf<global::KpiGen.Cache.Generated.App.DashboardServiceDecorator.FindKey>("App.IDashboardService.Find", new global::KpiGen.Cache.Generated.App.DashboardServiceDecorator.FindKey(text));

        /// <summary>Names one call of <c>HistoryAsync</c>.</summary>
        public static global::KpiGen.Cache.CacheKey HistoryAsync(global::System.Collections.Generic.List<string> regions)
            => new global::KpiGen.Cache.CompilerServices.CacheKeyOf<global::KpiGen.Cache.Generated.App.DashboardServiceDecorator.HistoryAsyncKey>("App.IDashboardService.HistoryAsync", new global::KpiGen.Cache.Generated.App.DashboardServiceDecorator.HistoryAsyncKey(regions).Detach());
    }
}
