using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Tests.Calls;

public class OriginScopeTests
{
    [Fact]
    public async Task Each_load_has_an_origin_of_its_own_that_is_disposed_after_it()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        await host.Catalog.GetAsync(1);
        Assert.Equal((1, 1), (host.Origin.Created, host.Origin.Disposed));
        host.Catalog.Count(1);
        Assert.Equal((2, 2), (host.Origin.Created, host.Origin.Disposed));
        await host.Catalog.GetAsync(1);
        Assert.Equal((2, 2), (host.Origin.Created, host.Origin.Disposed));
    }

    [Fact]
    public async Task The_end_of_the_leaders_scope_does_not_touch_a_load_that_others_wait_for()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<string?> leader;
        await using (AsyncServiceScope scope = host.Services.CreateAsyncScope())
        {
            leader = scope.ServiceProvider.GetRequiredService<ICatalog>().GetAsync(1);
        }

        OriginCall call = await host.Origin.NextAsync();

        Assert.Equal(0, host.Origin.Disposed);
        call.Return("v");
        Assert.Equal("v", await leader);
        Assert.Equal(1, host.Origin.Disposed);
    }

    [Fact]
    public async Task A_synchronous_load_may_use_services_that_are_disposed_asynchronously_only()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Register = static services =>
            {
                services.AddScoped<AsyncOnly>();
                services.AddScoped<ICatalog>(static provider =>
                {
                    _ = provider.GetRequiredService<AsyncOnly>();
                    return new Catalog(provider.GetRequiredService<OriginControl>());
                });
            },
        });

        Assert.Equal(1, host.Catalog.Count(1));
    }

    [Fact]
    public async Task A_failing_load_disposes_its_origin_too()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = static _ => throw new TimeZoneNotFoundException();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));

        Assert.Equal((1, 1), (host.Origin.Created, host.Origin.Disposed));
    }

    private sealed class AsyncOnly : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Task.Yield();
    }
}
