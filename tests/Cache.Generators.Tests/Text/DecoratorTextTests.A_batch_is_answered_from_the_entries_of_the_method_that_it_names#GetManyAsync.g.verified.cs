global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyDictionary<string, global::App.Product>> global::App.IProductService.GetManyAsync(global::System.Collections.Generic.IReadOnlyCollection<string> skus, string market, global::System.Threading.CancellationToken token)
    => this._methods.GetManyAsync.GetAsync(
        skus,
        (user: global::KpiGen.Cache.CompilerServices.CacheUsers.IdOf(this._services), market),
        static (args, id) => new GetAsyncKey(args.user, args.market, id),
        static (origin, ids, key, args, token2) => { global::KpiGen.Cache.CompilerServices.CacheUsers.Enter(key.user); return global::KpiGen.Cache.CompilerServices.BatchAnswers.WhenAsync(origin.GetManyAsync(ids, args.market, token2), static answer => global::KpiGen.Cache.CompilerServices.BatchAnswers.ById<string, global::App.Product?>(answer!)); },
        static batch => (global::System.Collections.Generic.IReadOnlyDictionary<string, global::App.Product>)global::KpiGen.Cache.CompilerServices.BatchResults.ToDictionary(batch)!,
        token);
