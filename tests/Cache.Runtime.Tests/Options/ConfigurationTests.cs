using KpiGen.Cache.Policies;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Options;

public sealed class ConfigurationTests : IAsyncDisposable
{
    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Cache:KeyPrefix"] = "shop",
        ["Cache:NullTtl"] = "00:00:05",
        ["Cache:Types:product:Ttl"] = "00:00:10",
        ["Cache:Remote:Compression"] = "Brotli",
        ["Cache:Memory:MaxEntriesPerMethod"] = "7",
    }).Build();

    private readonly FakeTimeProvider _time = new();
    private readonly OriginControl _origin = new();
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;

    public ConfigurationTests()
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(_origin);
        services.AddCache(_configuration.GetSection("Cache"));
        services.AddScoped<ICatalog, Catalog>();
        CatalogDecorator.Add(services);
        _provider = services.BuildServiceProvider();
        _scope = _provider.CreateAsyncScope();
    }

    private ICatalog Catalog => _scope.ServiceProvider.GetRequiredService<ICatalog>();

    [Fact]
    public void The_section_is_bound()
    {
        CacheOptions options = _provider.GetRequiredService<IOptions<CacheOptions>>().Value;

        Assert.Equal(("shop", TimeSpan.FromSeconds(5), 7), (options.KeyPrefix, options.NullTtl, options.Memory.MaxEntriesPerMethod));
        Assert.Equal(TimeSpan.FromSeconds(10), options.Types["product"].Ttl);
        Assert.Equal(PayloadCompression.Brotli, options.Remote.Compression);
    }

    [Fact]
    public async Task A_change_of_the_time_to_live_is_followed()
    {
        await Catalog.GetAsync(1);
        _configuration["Cache:Types:product:Ttl"] = "00:00:20";
        _configuration.Reload();
        await Catalog.GetAsync(2);

        _time.Advance(TimeSpan.FromSeconds(10));
        await Catalog.GetAsync(1);
        await Catalog.GetAsync(2);

        Assert.Equal(3, _origin.Calls);
    }

    [Fact]
    public async Task A_change_for_the_worse_does_not_reach_the_callers()
    {
        await Catalog.GetAsync(1);
        _configuration["Cache:Types:product:Ttl"] = "-1";
        Assert.ThrowsAny<Exception>(_configuration.Reload);

        Assert.Equal("value 2", await Catalog.GetAsync(2));
        Assert.Equal(2, Catalog.Count(2));
        _time.Advance(TimeSpan.FromSeconds(9.9));
        await Catalog.GetAsync(2);
        Assert.Equal(3, _origin.Calls);

        _configuration["Cache:Types:product:Ttl"] = "00:00:30";
        _configuration.Reload();
        await Catalog.GetAsync(3);
        _time.Advance(TimeSpan.FromSeconds(29));
        await Catalog.GetAsync(3);
        Assert.Equal(4, _origin.Calls);
    }

    [Fact]
    public void What_cannot_be_read_is_named_by_its_configuration_key()
    {
        _configuration["Cache:Remote:ReadTimeout"] = "soon";

        InvalidOperationException exception = Assert.ThrowsAny<InvalidOperationException>(() => _provider.GetRequiredService<IOptions<CacheOptions>>().Value);

        Assert.Contains("Cache:Remote:ReadTimeout", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_to_live_that_a_reload_takes_away_stays_in_force()
    {
        var method = new CompilerServices.CachedMethodDescriptor { CacheType = "orders", Service = "S", Method = "M", Id = "S.M" };
        var configured = new CacheOptions { Types = { ["orders"] = new CacheTypeOptions { Ttl = TimeSpan.FromSeconds(7) } } };
        CachePolicy atStart = CachePolicy.Resolve(method, configured, null);

        Assert.Equal(TimeSpan.FromSeconds(7), CachePolicy.Resolve(method, new CacheOptions(), atStart).Ttl);
        Assert.Throws<InvalidOperationException>(() => CachePolicy.Resolve(method, new CacheOptions(), null));
    }

    [Fact]
    public async Task A_change_of_the_limits_of_alarms_is_followed()
    {
        foreach (IHostedService hosted in _provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        }

        ICacheState state = _provider.GetRequiredService<ICacheState>();
        await Catalog.GetAsync(1);
        _origin.Value = static _ => throw new TimeZoneNotFoundException();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Catalog.GetAsync(2));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CacheStatus.Healthy, state.Current.Status);

        _configuration["Cache:Alarms:MaxErrors"] = "0";
        _configuration.Reload();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(CacheStatus.Degraded, state.Current.Status);
    }

    [Theory]
    [InlineData("dashboard", 300)]
    [InlineData("search", 3600)]
    [InlineData("user", 1800)]
    [InlineData("product", 7200)]
    [InlineData("analytics", 600)]
    public void The_attribute_wins_over_the_method_in_configuration_then_comes_the_type_there_and_then_the_default(string type, int seconds)
    {
        var configured = new CacheOptions { Types = { [type] = new CacheTypeOptions { Ttl = TimeSpan.FromSeconds(7), NullTtl = TimeSpan.Zero } } };
        var plain = new CompilerServices.CachedMethodDescriptor { CacheType = type, Service = "S", Method = "M", Id = "S.M" };
        var attributed = new CompilerServices.CachedMethodDescriptor
        {
            CacheType = type,
            Service = "S",
            Method = "M",
            Id = "S.M",
            Ttl = TimeSpan.FromSeconds(9),
            NullTtl = TimeSpan.FromSeconds(2),
        };

        Assert.Equal(new CachePolicy { Ttl = TimeSpan.FromSeconds(seconds), NullTtl = TimeSpan.FromSeconds(30) }, CachePolicy.Resolve(plain, new CacheOptions(), null));
        Assert.Equal(new CachePolicy { Ttl = TimeSpan.FromSeconds(7), NullTtl = TimeSpan.Zero }, CachePolicy.Resolve(plain, configured, null));
        configured.Methods["S.M"] = new CacheMethodOptions { Ttl = TimeSpan.FromSeconds(8) };
        Assert.Equal(new CachePolicy { Ttl = TimeSpan.FromSeconds(8), NullTtl = TimeSpan.Zero }, CachePolicy.Resolve(plain, configured, null));
        Assert.Equal(new CachePolicy { Ttl = TimeSpan.FromSeconds(9), NullTtl = TimeSpan.FromSeconds(2) }, CachePolicy.Resolve(attributed, configured, null));
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
    }
}
