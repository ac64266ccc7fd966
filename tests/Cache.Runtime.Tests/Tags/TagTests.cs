using System.Runtime.CompilerServices;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Tags;

public sealed class TagTests : IAsyncDisposable
{
    private readonly RemoteNodes _nodes = new();
    private readonly CacheHost _one;
    private readonly CacheHost _two;

    public TagTests()
    {
        _one = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(5)).GetAwaiter().GetResult();
        _two = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(-5)).GetAwaiter().GetResult();
    }

    public static TheoryData<string> Texts =>
    [
        "acme", "", "a:b", "a%b", "*", "[x]", "{x}", "\0\r\n", "\uD83D", "\uD83D\uDE00", "İı",
        new string('x', 600), new string('é', 600), new string('y', 20_000), new string('\uD83D', 1000),
    ];

    [Fact]
    public async Task A_tag_goes_across_methods_types_keys_and_nodes_and_no_further()
    {
        foreach (CacheHost host in Both)
        {
            await host.Catalog.PriceAsync("acme", 1);
            await host.Catalog.PriceAsync("acme", 2);
            await host.Catalog.PriceAsync("other", 1);
            host.Catalog.Stock("acme");
            await host.SettleAsync();
        }

        Assert.True((await _one.Invalidator.InvalidateTagAsync($"brand:{"acme"}")).Completed);

        foreach (CacheHost host in Both)
        {
            host.Origin.Value = static argument => argument is string ? 99 : "new";
            Assert.Equal("new", await host.Catalog.PriceAsync("acme", 1));
            Assert.Equal("new", await host.Catalog.PriceAsync("acme", 2));
            Assert.Equal("other 1", await host.Catalog.PriceAsync("other", 1));
            Assert.Equal(99, host.Catalog.Stock("acme"));
            await host.SettleAsync();
        }
    }

    [Fact]
    public async Task Each_tag_of_an_entry_invalidates_it()
    {
        foreach (string tag in (string[])["stock", "brand:acme"])
        {
            _two.Origin.Value = static _ => 1;
            _two.Catalog.Stock("acme");
            await _two.SettleAsync();
            await _one.Invalidator.InvalidateTagAsync(tag);
            _two.Origin.Value = static _ => 2;
            Assert.Equal(2, _two.Catalog.Stock("acme"));
            await _one.Invalidator.InvalidateAllAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Any_text_is_invalidated_on_every_node_and_nothing_else_is(string brand)
    {
        foreach (CacheHost host in Both)
        {
            await host.Catalog.PriceAsync(brand, 1);
            await host.Catalog.GetAsync(1);
            await host.SettleAsync();
        }

        Assert.True((await _one.Invalidator.InvalidateTagAsync($"brand:{brand}")).Completed);

        long hits = _two.Counts.MemoryHits;
        await _two.Catalog.GetAsync(1);
        Assert.Equal(hits + 1, _two.Counts.MemoryHits);
        _two.Origin.Value = static _ => "new";
        Assert.Equal("new", await _two.Catalog.PriceAsync(brand, 1));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_that_was_not_escaped_is_one_tag_on_every_node(string text)
    {
        if (text.Length == 0)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => _one.Invalidator.InvalidateTagAsync(default));
            return;
        }

        Assert.True((await _one.Invalidator.InvalidateTagAsync(text)).Completed);
        Assert.Equal(_nodes.Store.Log.Last, _two.Runtime.Log!.Last);
    }

    [Fact]
    public async Task A_number_that_the_store_has_forgotten_brings_nothing_old_back()
    {
        await _one.Catalog.PriceAsync("acme", 1);
        await _one.SettleAsync();
        await _one.Invalidator.InvalidateTagAsync("brand:acme");
        _nodes.Time.Advance(TimeSpan.FromMinutes(1));
        _nodes.Store.ForgetNumbers();

        _two.Origin.Value = static _ => "new";

        Assert.Equal("new", await _two.Catalog.PriceAsync("acme", 1));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_costs_everything_here_and_later_elsewhere()
    {
        foreach (CacheHost host in Both)
        {
            await host.Catalog.PriceAsync("acme", 1);
            await host.SettleAsync();
        }

        _nodes.Store.Everything = Faults.Of("faulted task");
        Assert.False((await _one.Invalidator.InvalidateTagAsync("brand:acme")).Completed);
        _one.Origin.Value = _two.Origin.Value = static _ => "new";
        Assert.Equal("new", await _one.Catalog.PriceAsync("acme", 1));

        _nodes.Store.Everything = static () => Task.CompletedTask;
        _one.Time.Advance(TimeSpan.FromSeconds(2));
        await _one.Coherence.CompareAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                _two.Time.Advance(TimeSpan.FromSeconds(1));
                await _two.Coherence.CompareAsync();
                return await _two.Catalog.PriceAsync("acme", 1) == "new";
            },
            "the other node has compared");
    }

    [Fact]
    public async Task A_synchronous_lookup_gives_up_at_the_first_number_that_cannot_be_read()
    {
        _two.Catalog.Stock("before");
        await _two.SettleAsync();
        int asked = _nodes.Store.TagReads;
        _nodes.Store.OnSequence = Faults.Of("faulted task");

        Assert.Equal(4, _two.Catalog.Stock("acme"));

        Assert.Equal(asked + 1, _nodes.Store.TagReads);
    }

    [Fact]
    public async Task Tags_that_nothing_has_any_more_are_forgotten()
    {
        FakeTimeProvider time = new();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = time });
        await FillAsync(host);
        Assert.Equal(1000, host.Runtime.Tags.Count);

        await host.Invalidator.InvalidateAllAsync();
        await Eventually.TrueAsync(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                time.Advance(TimeSpan.FromMinutes(1));
                return host.Runtime.Tags.Count == 0;
            },
            "the table has shrunk");
    }

    [Fact]
    public async Task A_tag_in_use_is_not_forgotten()
    {
        FakeTimeProvider time = new();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = time });
        await host.Catalog.PriceAsync("acme", 1);
        GC.Collect();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, host.Runtime.Tags.Count);

        await host.Invalidator.InvalidateTagAsync("brand:acme");

        host.Origin.Value = static _ => "new";
        Assert.Equal("new", await host.Catalog.PriceAsync("acme", 1));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    private CacheHost[] Both => [_one, _two];

    // In a method of its own, so that no local of the test keeps a tag.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task FillAsync(CacheHost host)
    {
        for (int i = 0; i < 1000; i++)
        {
            await host.Catalog.PriceAsync($"brand {i}", i);
        }
    }
}
