using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Calls;

public class ExpiryTests
{
    private static readonly Action<CacheOptions> TenSeconds = static options =>
    {
        options.Types["product"] = new CacheTypeOptions { Ttl = TimeSpan.FromSeconds(10) };
        options.NullTtl = TimeSpan.FromSeconds(3);
    };

    [Fact]
    public async Task An_entry_is_served_until_its_time_is_over()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = TenSeconds });
        await host.Catalog.GetAsync(1);

        host.Time.Advance(TimeSpan.FromSeconds(9.95));
        await host.Catalog.GetAsync(1);
        Assert.Equal(1, host.Origin.Calls);

        host.Time.Advance(TimeSpan.FromSeconds(0.05));
        await host.Catalog.GetAsync(1);
        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task The_time_begins_when_the_value_is_there_and_not_when_the_load_began()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = TenSeconds });
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();
        host.Time.Advance(TimeSpan.FromSeconds(50));
        call.Return("v");
        await caller;

        host.Time.Advance(TimeSpan.FromSeconds(9));

        Assert.True(host.Catalog.GetAsync(1).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Null_is_a_value_with_a_time_of_its_own()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = TenSeconds });
        host.Origin.Value = static _ => null;

        Assert.Null(await host.Catalog.GetAsync(1));
        Assert.Null(await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Origin.Calls);

        host.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Null(await host.Catalog.GetAsync(1));
        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task With_a_time_of_zero_null_is_stored_nowhere()
    {
        var setup = new HostSetup();
        var store = new FakeStore(setup.Time);
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = setup.Time, Store = store, Options = static options => options.NullTtl = TimeSpan.Zero });
        host.Origin.Value = static _ => null;

        Assert.Null(await host.Catalog.GetAsync(1));
        Assert.Null(await host.Catalog.GetAsync(1));
        await host.SettleAsync();

        Assert.Equal(2, host.Origin.Calls);
        Assert.Equal(0, store.Writes);
        Assert.Equal(0, host.Statistics.Methods.Sum(static method => method.MemoryEntries));
    }

    [Fact]
    public async Task Null_of_the_remote_tier_is_a_hit()
    {
        var setup = new HostSetup();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = setup.Time, Store = new FakeStore(setup.Time) });
        host.Origin.Value = static _ => null;
        await host.Catalog.FindAsync("a");
        await host.SettleAsync();
        host.ForgetMemory();

        Assert.Null(await host.Catalog.FindAsync("a"));
        Assert.Equal(1, host.Counts.RemoteHits);
    }

    [Fact]
    public async Task Expired_and_invalidated_entries_are_swept()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = TenSeconds });
        for (int i = 0; i < 5; i++)
        {
            await host.Catalog.GetAsync(i);
            host.Catalog.Count(i);
        }

        host.Runtime.Epochs.Of("analytics").Advance();
        host.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(10, host.Statistics.Methods.Sum(static method => method.MemoryEntries));
        host.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, host.Statistics.Methods.Sum(static method => method.MemoryEntries));
    }

    [Fact]
    public async Task Memory_is_bounded_however_many_keys_there_are()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = static options => options.Memory.MaxEntriesPerMethod = 100 });

        for (int i = 0; i < 10_000; i++)
        {
            await host.Catalog.GetAsync(i);
        }

        Assert.Equal(100, host.Statistics.Methods.Sum(static method => method.MemoryEntries));
    }
}
