using Dashboard.Api.Kpis;

[assembly: AssemblyFixture(typeof(Dashboard.Api.Tests.Stores.Support.OnlineRetail))]

namespace Dashboard.Api.Tests.Stores.Support;

/// <summary>The real orders, built once for all tests.</summary>
public sealed class OnlineRetail : IAsyncLifetime
{
    /// <summary>The 30 days that the published figures are about.</summary>
    internal static readonly KpiWindow Window = KpiWindow.LastDays(30, new DateTimeOffset(2011, 12, 10, 0, 0, 0, TimeSpan.Zero));

    private readonly TemporaryDirectory _directory = new();
    private StoreHost? _host;

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(SharedFiles.OnlineRetail))
        {
            _host = await StoreHost.StartAsync(_directory.Path, ("Kpi:Source", SharedFiles.OnlineRetail));
        }
    }

    /// <summary>A store over the real orders; skips the test where they are absent.</summary>
    internal T Get<T>()
        where T : notnull
    {
        SharedFiles.SkipUnlessPresent(SharedFiles.OnlineRetail);
        return _host!.Get<T>();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _directory.Dispose();
    }
}
