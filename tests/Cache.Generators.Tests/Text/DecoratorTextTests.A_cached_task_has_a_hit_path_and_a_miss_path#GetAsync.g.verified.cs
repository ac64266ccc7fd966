global::System.Threading.Tasks.Task<global::App.Kpis> global::App.IDashboardService.GetAsync(global::App.DateRange range, global::System.Threading.CancellationToken cancellationToken)
{
    var key = new GetAsyncKey(range);
    return this._methods.GetAsync.TryGetTask(in key, out var hit) ? hit : this.LoadGetAsync(key, range, cancellationToken);
}

private global::System.Threading.Tasks.Task<global::App.Kpis> LoadGetAsync(GetAsyncKey key, global::App.DateRange range, global::System.Threading.CancellationToken cancellationToken)
{
    return this._methods.GetAsync.LoadAsync(
        key,
        range,
        static (origin, args, token) => origin.GetAsync(args, token),
        cancellationToken);
}
