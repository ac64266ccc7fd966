global::System.Collections.Generic.IAsyncEnumerable<global::App.Kpis> global::App.IDashboardService.HistoryAsync(global::System.Collections.Generic.List<string> regions, global::System.Threading.CancellationToken cancellationToken)
{
    var key = new HistoryAsyncKey(regions).Detach();
    return this._methods.HistoryAsync.ReadAsync(
        key,
        key.regions,
        static (origin, args, token) => origin.HistoryAsync(args, token),
        () => this.Origin,
        cancellationToken);
}
