using Dashboard.Api.Stores;
using Dashboard.Api.Stores.DuckDb.Building;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Api.Tests.Stores.Support;

/// <summary>The stores as the application registers them, with a content root of their own.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private StoreHost(WebApplication application) => _application = application;

    public T Get<T>()
        where T : notnull => _application.Services.GetRequiredService<T>();

    /// <summary>Builds the services and prepares the stores, as the start of the server does.</summary>
    public static async Task<StoreHost> StartAsync(string contentRoot, params (string Key, string? Value)[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = contentRoot });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Services.AddSingleton<IProgress<BuildStep>, SilentProgress>();
        builder.Services.AddKpiStores(builder.Configuration);
        StoreHost host = new(builder.Build());
        try
        {
            foreach (IHostedLifecycleService service in host._application.Services.GetServices<IHostedService>().OfType<StoreStartup>())
            {
                await service.StartingAsync(TestContext.Current.CancellationToken);
            }
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private sealed class SilentProgress : IProgress<BuildStep>
    {
        public void Report(BuildStep value)
        {
        }
    }
}
