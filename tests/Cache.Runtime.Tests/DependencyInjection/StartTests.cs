using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Tests.DependencyInjection;

public class StartTests
{
    [Fact]
    public async Task A_type_of_ones_own_without_a_time_to_live_stops_the_start()
    {
        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("orders", static _ => { }));

        Assert.Contains("Cache:Types:orders:Ttl", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'orders'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_of_ones_own_with_a_time_to_live_starts_and_can_be_invalidated()
    {
        await using ServiceProvider provider = await StartAsync(
            "orders", static options => options.Types["orders"] = new CacheTypeOptions { Ttl = TimeSpan.FromSeconds(1) });

        Assert.True((await provider.GetRequiredService<ICacheInvalidator>().InvalidateTypeAsync("orders")).Completed);
    }

    [Theory]
    [InlineData(true, true, "Cache:Methods:S.M:SoftTimeout", "Cache:Types:search:HardTimeout")]
    [InlineData(false, true, "the SoftTimeout of its [Cached] attribute", "Cache:Types:search:HardTimeout")]
    [InlineData(true, false, "Cache:Methods:S.M:SoftTimeout", "the default of Cache:Types:search:HardTimeout")]
    public async Task Settings_of_different_places_that_contradict_each_other_stop_the_start_and_are_named(bool isConfigured, bool limits, string soft, string hard)
    {
        TimeSpan tooLong = TimeSpan.FromMinutes(2);
        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            "search",
            options =>
            {
                options.Types["search"] = new CacheTypeOptions { HardTimeout = limits ? TimeSpan.FromSeconds(90) : null };
                options.Methods["S.M"] = new CacheMethodOptions { SoftTimeout = isConfigured ? tooLong : null };
            },
            isConfigured ? null : new CachePolicyOptions { SoftTimeout = tooLong }));

        Assert.Contains($"{soft} is 00:02:00", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{hard}, which is {(limits ? "00:01:30" : "00:01:00")}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_options_stop_the_start()
        => await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync("search", static options => options.KeyPrefix = "a:b"));

    [Fact]
    public async Task An_invalidation_of_what_does_not_exist_says_what_does()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        ArgumentException type = await Assert.ThrowsAsync<ArgumentException>(() => host.Invalidator.InvalidateTypeAsync("nonsense"));
        Assert.Contains("analytics, dashboard, product, search, user", type.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Invalidator.InvalidateAsync(new CacheKeyOf<GetKey>("nobody's", new GetKey(1))));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Invalidator.InvalidatePatternAsync("*"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Invalidator.InvalidatePatternAsync("other:*"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Invalidator.InvalidatePatternAsync(""));
    }

    private static async Task<ServiceProvider> StartAsync(string type, Action<CacheOptions> options, CachePolicyOptions? attribute = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<OriginControl>();
        services.AddCache(options);
        services.AddScoped<ICatalog, Catalog>();
        CachedServices.Decorate<ICatalog, object>(
            services,
            service => service.Method<GetKey, string?>(
                new CachedMethodDescriptor { CacheType = type, Service = "S", Method = "M", Id = "S.M", Settings = attribute }, new TextCodec()),
            static (provider, _) => provider.GetRequiredService<Catalog>());
        ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            foreach (IHostedService hosted in provider.GetServices<IHostedService>())
            {
                await hosted.StartAsync(TestContext.Current.CancellationToken);
            }

            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }
}
