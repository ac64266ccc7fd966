using System.Net;
using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Kpis.Users;
using Dashboard.Api.Stores;
using KpiGen.Cache;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Dashboard.Api.Tests.Support;

/// <summary>The application as it is, but for its stores and its remote tier: the cache works with memory unless a test embeds Redis.</summary>
internal sealed class ApiHost : WebApplicationFactory<Program>
{
    public TestStore Store { get; } = new();

    public string Environment { get; init; } = "Development";

    /// <summary>Where requests seem to come from.</summary>
    public IPAddress? Client { get; init; } = IPAddress.Loopback;

    public bool EmbedsRedis { get; init; }

    /// <summary>Whether warmers run, as they do outside Development.</summary>
    public bool Warms { get; init; }

    public Dictionary<string, string> Settings { get; } = [];

    public Action<IServiceCollection> Register { get; init; } = static _ => { };

    /// <summary>Waits until the warm-up has ended, well or not.</summary>
    public async Task WarmedAsync()
    {
        ICacheState state = Services.GetRequiredService<ICacheState>();
        var warmed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        state.Changed += (_, change) => End(change.Current);
        End(state.Current);
        await warmed.Task.WaitAsync(TestContext.Current.CancellationToken);

        void End(CacheHealth health)
        {
            if (health.Status != CacheStatus.Warming)
            {
                warmed.TrySetResult();
            }
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Cache:Embedded", EmbedsRedis ? "true" : "false");
        if (Warms || Environment != "Development")
        {
            builder.UseSetting("Cache:Warmup:Enabled", Warms ? "true" : "false");
        }

        foreach ((string key, string value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<IStorePreparation>();
            services.AddSingleton<IKpiStore>(Store);
            services.AddSingleton<IProductStore>(Store);
            services.AddSingleton<ISearchStore>(Store);
            services.AddSingleton<IUserStore>(Store);
            services.AddSingleton<IAnalyticsStore>(Store);
            services.AddSingleton<IStartupFilter>(new ClientAddress(Client));
            Register(services);
        });
    }

    private sealed class ClientAddress(IPAddress? address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, proceed) =>
            {
                context.Connection.RemoteIpAddress = address;
                return proceed(context);
            });
            next(app);
        };
    }
}
