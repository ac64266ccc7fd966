using System.Text;
using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Coherence.Messages;

/// <summary>What one node invalidates reaches the memory of another one, whose entries live for hours.</summary>
public sealed class InvalidationLogTests : IAsyncDisposable
{
    private readonly RemoteNodes _nodes = new();
    private readonly CacheHost _tells;
    private readonly CacheHost _hears;

    public InvalidationLogTests()
    {
        _tells = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(3)).GetAwaiter().GetResult();
        _hears = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(-3)).GetAwaiter().GetResult();
    }

    public static TheoryData<string> Kinds => Invalidations.KindsWithTags;

    private FakeLog Log => _nodes.Store.Log;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_message_reaches_the_memory_of_another_node_at_once(string kind)
    {
        await FillBothAsync();

        Assert.True((await _tells.InvalidatePriceAsync(kind)).Completed);

        await AssertFreshAsync();
        Assert.Equal(kind is "key" or "tag" or "pattern", await KeepsOthersAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_message_that_did_not_arrive_is_read_when_the_next_one_shows_the_gap(string kind)
    {
        await FillBothAsync();
        Log.Delivers = false;
        await _tells.InvalidatePriceAsync(kind);
        Log.Delivers = true;

        await _tells.Invalidator.InvalidateTagAsync("other");

        await Eventually.TrueAsync(() => _hears.Runtime.Log!.Last == Log.Last, "the gap is filled");
        await AssertFreshAsync();
        Assert.Equal(kind is "key" or "tag" or "pattern", await KeepsOthersAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_message_that_did_not_arrive_is_read_within_the_coherence_window(string kind)
    {
        await FillBothAsync();
        Log.Delivers = false;
        await _tells.InvalidatePriceAsync(kind);

        _hears.Time.Advance(TimeSpan.FromSeconds(1));

        await Eventually.TrueAsync(() => _hears.Runtime.Log!.Last == Log.Last, "the loop has compared");
        await AssertFreshAsync();
    }

    [Fact]
    public async Task Messages_that_the_list_has_forgotten_cost_all_memory()
    {
        await FillBothAsync();
        Log.Delivers = Log.Keeps = false;
        await _tells.InvalidatePriceAsync("key");
        Log.Keeps = true;
        await _tells.Invalidator.InvalidateTagAsync("other");

        await _hears.Coherence.CompareAsync();

        await AssertFreshAsync();
        Assert.False(await KeepsOthersAsync());
    }

    [Fact]
    public async Task A_count_that_was_lost_costs_all_memory()
    {
        await FillBothAsync();
        Log.Delivers = false;
        await _tells.InvalidatePriceAsync("key");
        Log.Forget();

        await _hears.Coherence.CompareAsync();

        await AssertFreshAsync();
        Assert.True(Log.Last > 0);
    }

    [Fact]
    public async Task A_connection_that_was_restored_asks_for_what_it_missed()
    {
        await FillBothAsync();
        Log.Delivers = false;
        await _tells.InvalidatePriceAsync("key");

        Log.Interrupt();

        await Eventually.TrueAsync(() => _hears.Runtime.Log!.Last == Log.Last, "it has asked");
        await AssertFreshAsync();
    }

    [Fact]
    public async Task Duplicates_and_late_messages_do_nothing()
    {
        await FillBothAsync();
        await _tells.InvalidatePriceAsync("key");
        RemoteLog log = Log.Read(1);
        await FillBothAsync();
        int origins = _hears.Origin.Calls;

        foreach (NumberedMessage message in log.Messages.Reverse())
        {
            Log.Publish(message);
        }

        await _hears.Catalog.PriceAsync("acme", 1);
        Assert.Equal(origins, _hears.Origin.Calls);
        Assert.Equal(Log.Last, _hears.Runtime.Log!.Last);
    }

    [Fact]
    public async Task A_message_that_overtakes_another_one_loses_neither()
    {
        await FillBothAsync();
        Log.Delivers = false;
        long before = Log.Last;
        await _tells.InvalidatePriceAsync("key");
        await _tells.Invalidator.InvalidateAsync(CatalogKeys.GetAsync(2));

        foreach (NumberedMessage message in Log.Read(before).Messages.Reverse())
        {
            Log.Publish(message);
        }

        await Eventually.TrueAsync(() => _hears.Runtime.Log!.Last == Log.Last, "the gap is filled");
        await AssertFreshAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("\u0002k12345678\0\0\0\0")]
    public async Task What_is_no_message_cannot_take_the_number_of_one(string bytes)
    {
        await FillBothAsync();

        Log.Publish(new NumberedMessage(Log.Last + 1, Encoding.UTF8.GetBytes(bytes)));
        Log.Publish(new NumberedMessage(long.MaxValue, Encoding.UTF8.GetBytes(bytes)));
        Log.Publish(new NumberedMessage(-1, Encoding.UTF8.GetBytes(bytes)));
        Assert.Equal(Log.Last, _hears.Runtime.Log!.Last);
        Assert.True(await KeepsOthersAsync());
        await _tells.InvalidatePriceAsync("key");

        await Eventually.TrueAsync(() => _hears.Runtime.Log!.Last == Log.Last, "the message is read");
        await AssertFreshAsync();
    }

    // As a node of a later version may write it: nobody here can tell what it has invalidated.
    [Fact]
    public async Task A_message_of_the_log_that_cannot_be_read_costs_all_memory()
    {
        await FillBothAsync();

        Log.Append([2, (byte)'k', 0, 0], 0);

        await Eventually.TrueAsync(() => _hears.Runtime.Log!.Last == Log.Last, "the message is read");
        Assert.False(await KeepsOthersAsync());
    }

    [Fact]
    public async Task A_message_that_cannot_be_applied_costs_all_memory_and_those_behind_it_are_heard()
    {
        const string Name = "cannot be written later on";
        await FillBothAsync();
        await _hears.Catalog.FindAsync(Name);
        await _hears.SettleAsync();
        FindKey.Unwritable[Name] = true;

        Assert.True((await _tells.InvalidatePriceAsync("pattern")).Completed);

        Assert.Equal(Log.Last, _hears.Runtime.Log!.Last);
        await AssertFreshAsync();
        Assert.False(await KeepsOthersAsync());
        Assert.True((await _tells.InvalidatePriceAsync("key")).Completed);
        _hears.Origin.Value = static _ => "newer";
        Assert.Equal("newer", await _hears.Catalog.PriceAsync("acme", 1));
    }

    [Fact]
    public async Task A_message_of_ones_own_that_comes_late_does_nothing()
    {
        await FillBothAsync();
        Log.Delivers = false;
        foreach (string kind in (string[])["key", "tag", "pattern", "type", "all"])
        {
            await _tells.InvalidatePriceAsync(kind);
        }

        await _tells.Catalog.PriceAsync("acme", 1);
        int calls = _tells.Origin.Calls;
        Assert.True(await _tells.Runtime.Log!.CompareAsync());

        Assert.Equal(Log.Last, _tells.Runtime.Log.Last);
        long hits = _tells.Counts.MemoryHits;
        await _tells.Catalog.PriceAsync("acme", 1);
        Assert.Equal((calls, hits + 1), (_tells.Origin.Calls, _tells.Counts.MemoryHits));
    }

    [Theory]
    [InlineData(LogMessageKind.Key, "no such method", "x")]
    [InlineData(LogMessageKind.Key, CatalogMethods.PriceId, "")]
    [InlineData(LogMessageKind.Key, CatalogMethods.PriceId, "short")]
    [InlineData(LogMessageKind.Type, "no such type", "1")]
    [InlineData(LogMessageKind.Type, "product", "minus one")]
    [InlineData(LogMessageKind.Type, "product", "99999999999999999999999")]
    [InlineData(LogMessageKind.All, "", "")]
    [InlineData(LogMessageKind.Pattern, "", "")]
    [InlineData(LogMessageKind.Pattern, "[^\\", "")]
    [InlineData(LogMessageKind.Tag, "", "")]
    public async Task Messages_that_name_nothing_do_nothing(object kind, string name, string detail)
    {
        await FillBothAsync();

        Log.Append(new LogMessage((LogMessageKind)kind, 1, name, detail).ToBytes()!, 0);

        Assert.Equal(Log.Last, _hears.Runtime.Log!.Last);
        Assert.True(await KeepsOthersAsync());
    }

    [Fact]
    public async Task A_key_that_is_too_long_for_a_message_costs_its_method()
    {
        string name = new('x', 20_000);
        await _hears.Catalog.FindAsync(name);
        await _hears.Catalog.FindAsync("short");
        await _hears.Catalog.GetAsync(1);
        await _hears.SettleAsync();

        await _tells.Invalidator.InvalidateAsync(CatalogKeys.FindAsync(name));

        _hears.Origin.Value = static _ => null;
        Assert.Null(await _hears.Catalog.FindAsync(name));
        Assert.Equal(1, ((ICachedMethod)_hears.Runtime.Methods.Get(CatalogMethods.FindId)!).EntryCount);
        Assert.Equal("value 1", await _hears.Catalog.GetAsync(1));
    }

    public async ValueTask DisposeAsync()
    {
        await _tells.DisposeAsync();
        await _hears.DisposeAsync();
    }

    private async Task FillBothAsync()
    {
        foreach (CacheHost host in (CacheHost[])[_tells, _hears])
        {
            await host.Catalog.PriceAsync("acme", 1);
            await host.Catalog.GetAsync(2);
            await host.SettleAsync();
        }
    }

    private async Task AssertFreshAsync()
    {
        _hears.Origin.Value = _tells.Origin.Value = static _ => "new";
        Assert.Equal("new", await _hears.Catalog.PriceAsync("acme", 1));
        Assert.Equal("new", await _tells.Catalog.PriceAsync("acme", 1));
    }

    private async Task<bool> KeepsOthersAsync()
    {
        long hits = _hears.Counts.MemoryHits;
        await _hears.Catalog.GetAsync(2);
        return _hears.Counts.MemoryHits > hits;
    }
}
