[assembly: AssemblyFixture(typeof(Dashboard.Api.Tests.Stores.Support.SampleShop))]

namespace Dashboard.Api.Tests.Stores.Support;

/// <summary>The generated orders, built once for all tests that do not change them.</summary>
public sealed class SampleShop : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private StoreHost? _host;

    internal string Directory => _directory.Path;

    public async ValueTask InitializeAsync() => _host = await StoreHost.StartAsync(_directory.Path);

    internal T Get<T>()
        where T : notnull => _host!.Get<T>();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _directory.Dispose();
    }
}
