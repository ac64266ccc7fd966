using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.Tests.DependencyInjection;

public class DecorationTests
{
    public static TheoryData<string, ServiceLifetime> Registrations => new()
    {
        { "type", ServiceLifetime.Singleton }, { "type", ServiceLifetime.Scoped }, { "type", ServiceLifetime.Transient },
        { "factory", ServiceLifetime.Singleton }, { "factory", ServiceLifetime.Scoped }, { "factory", ServiceLifetime.Transient },
    };

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task The_origin_keeps_its_lifetime_and_is_disposed_by_the_container(string how, ServiceLifetime lifetime)
    {
        var origin = new OriginControl();
        CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Origin = origin,
            Register = services => services.Add(how == "type"
                ? new ServiceDescriptor(typeof(ICatalog), typeof(Catalog), lifetime)
                : new ServiceDescriptor(typeof(ICatalog), static provider => new Catalog(provider.GetRequiredService<OriginControl>()), lifetime)),
        });

        // Two loads in scopes of their own, and two forwarded calls in one scope of the caller.
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(2);
        Assert.Equal(lifetime == ServiceLifetime.Singleton ? (1, 0) : (2, 2), (origin.Created, origin.Disposed));
        Guid first;
        await using (AsyncServiceScope scope = host.Services.CreateAsyncScope())
        {
            ICatalog catalog = scope.ServiceProvider.GetRequiredService<ICatalog>();
            first = catalog.OriginId;
            Assert.Equal(lifetime != ServiceLifetime.Transient, first == catalog.OriginId);
        }

        Assert.Equal(lifetime == ServiceLifetime.Singleton, first == host.Catalog.OriginId);
        await host.DisposeAsync();
        Assert.Equal(origin.Created, origin.Disposed);
        Assert.Equal(lifetime switch { ServiceLifetime.Singleton => 1, ServiceLifetime.Scoped => 4, _ => 5 }, origin.Created);
    }

    [Fact]
    public async Task An_instance_is_used_and_not_disposed()
    {
        var origin = new OriginControl();
        var instance = new Catalog(origin);
        CacheHost host = await CacheHost.StartAsync(new HostSetup { Origin = origin, Register = services => services.AddSingleton<ICatalog>(instance) });

        await host.Catalog.GetAsync(1);
        Assert.Equal(instance.OriginId, host.Catalog.OriginId);
        await host.DisposeAsync();

        Assert.Equal((1, 0), (origin.Created, origin.Disposed));
        instance.Dispose();
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task The_decorator_has_the_lifetime_of_what_it_decorates(ServiceLifetime lifetime)
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Register = services => services.Add(new ServiceDescriptor(typeof(ICatalog), typeof(Catalog), lifetime)),
        });
        await using AsyncServiceScope one = host.Services.CreateAsyncScope();
        await using AsyncServiceScope two = host.Services.CreateAsyncScope();
        ICatalog catalog = one.ServiceProvider.GetRequiredService<ICatalog>();

        Assert.IsType<CatalogDecorator>(catalog);
        Assert.Equal(lifetime != ServiceLifetime.Transient, ReferenceEquals(catalog, one.ServiceProvider.GetRequiredService<ICatalog>()));
        Assert.Equal(lifetime == ServiceLifetime.Singleton, ReferenceEquals(catalog, two.ServiceProvider.GetRequiredService<ICatalog>()));
    }

    [Fact]
    public async Task The_entries_are_shared_by_all_scopes()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<ICatalog>().GetAsync(1);

        Assert.Equal(1, host.Origin.Calls);
    }

    [Fact]
    public async Task Decorating_twice_is_decorating_once()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Register = static services =>
            {
                services.AddScoped<ICatalog, Catalog>();
                CatalogDecorator.Add(services);
            },
        });

        Assert.Equal("value 1", await host.Catalog.GetAsync(1).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal(1, host.Origin.Calls);
    }

    [Fact]
    public async Task A_service_that_nobody_registered_is_logged_at_start()
    {
        var log = new RecordingLogger();
        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddCache();
        CatalogDecorator.Add(services);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetServices<IHostedService>().Single().StartAsync(TestContext.Current.CancellationToken);

        (int id, LogLevel level, string text) = Assert.Single(log.Entries);
        Assert.Equal((8, LogLevel.Warning), (id, level));
        Assert.Contains(typeof(ICatalog).FullName!, text, StringComparison.Ordinal);
        Assert.Null(provider.GetService<ICatalog>());
    }
}
