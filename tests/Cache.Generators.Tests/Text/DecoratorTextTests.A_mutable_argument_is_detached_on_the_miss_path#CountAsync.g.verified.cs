private global::System.Threading.Tasks.ValueTask<int> LoadCountAsync(CountAsyncKey key, global::System.Collections.Generic.IReadOnlyList<string> regions, int days)
{
    key = key.Detach();
    return this._methods.CountAsync.LoadValueAsync(
        key,
        (regions: key.regions, days),
        static (origin, args, token) => origin.CountAsync(args.regions, args.days),
        global::System.Threading.CancellationToken.None);
}
