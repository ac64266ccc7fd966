namespace App
{
    /// <summary>Names calls of <c>App.IRepository{App.Product}</c>, for example to invalidate them.</summary>
    public static class RepositoryOfProductKeys
    {
        /// <summary>Names one call of <c>FindAsync</c>.</summary>
        public static global::KpiGen.Cache.CacheKey FindAsync(string id)
            => new global::KpiGen.Cache.CompilerServices.CacheKeyOf<global::KpiGen.Cache.Generated.App.RepositoryOfProductDecorator_9e3535cb.FindAsyncKey>("App.IRepository<App.Product>.FindAsync", new global::KpiGen.Cache.Generated.App.RepositoryOfProductDecorator_9e3535cb.FindAsyncKey(id));
    }
}
