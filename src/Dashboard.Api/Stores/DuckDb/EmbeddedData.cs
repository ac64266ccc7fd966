using Dashboard.Api.Stores.DuckDb.Building;
using Dashboard.Api.Stores.DuckDb.Sample;
using Dashboard.Api.Stores.DuckDb.Sources;
using Dashboard.Api.Stores.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.DuckDb;

/// <summary>The files of the embedded store: finds or builds them once, then holds them open.</summary>
internal sealed class EmbeddedData(IOptions<KpiOptions> options, IHostEnvironment environment, IProgress<BuildStep> progress, TimeProvider time)
    : IStorePreparation, IDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private volatile OpenData? _open;

    public async Task PrepareAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<OrderDatabase> OrdersAsync(CancellationToken cancellationToken) =>
        (_open ?? await OpenAsync(cancellationToken).ConfigureAwait(false)).Orders;

    public async ValueTask<ProductDatabase> ProductsAsync(CancellationToken cancellationToken) =>
        (_open ?? await OpenAsync(cancellationToken).ConfigureAwait(false)).Products;

    public void Dispose()
    {
        _open?.Orders.Dispose();
        _opening.Dispose();
    }

    private async Task<OpenData> OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _open ??= await BuildAndOpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<OpenData> BuildAndOpenAsync(CancellationToken cancellationToken)
    {
        IOrderSource source = string.IsNullOrWhiteSpace(options.Value.Source)
            ? new SampleSource()
            : new FileSource(Path.Combine(environment.ContentRootPath, options.Value.Source));
        DataFiles files = DataFiles.For(Path.Combine(environment.ContentRootPath, options.Value.DataDirectory), source);
        await new DatabaseBuilder(files, source, progress, time).BuildIfMissingAsync(cancellationToken).ConfigureAwait(false);

        ProductDatabase products = new(files.Products);
        await products.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return new OpenData(new OrderDatabase(files.Orders), products);
    }

    private sealed record OpenData(OrderDatabase Orders, ProductDatabase Products);
}
