using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Leases;

/// <summary>Two nodes with clocks minutes apart want the same missing entry.</summary>
public sealed class LeaseTests : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly RemoteNodes _nodes = new();
    private readonly CacheHost _one;
    private readonly CacheHost _two;

    public LeaseTests()
    {
        _one = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(-7)).GetAwaiter().GetResult();
        _two = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(7)).GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Two_cold_nodes_call_the_origin_once_and_the_second_gets_a_remote_hit()
    {
        (Task<string?> first, OriginCall call, Task<string?> second) = await BothAskAsync();

        call.Return("one");

        Assert.Equal("one", await first);
        await _one.SettleAsync();
        Assert.Equal("one", await _two.AdvanceUntilAsync(second, Step));
        Assert.Equal(0, _two.Origin.Calls);
        Assert.Equal((1, 0), (_two.Counts.RemoteHits, _two.Counts.Misses));
        Assert.Equal(0, _nodes.Store.Leases.Count);
    }

    [Fact]
    public async Task Whoever_waits_asks_again_and_again_and_not_all_the_time()
    {
        (_, OriginCall call, Task<string?> second) = await BothAskAsync();

        for (int i = 0; i < 100; i++)
        {
            int before = _nodes.Store.Leases.Refusals;
            _two.Time.Advance(TimeSpan.FromMilliseconds(25));
            await Eventually.TrueAsync(() => _nodes.Store.Leases.Refusals > before, "it has asked again");
        }

        // Once for each step: no wait is longer than one, and the next wait begins when the clock stands again.
        Assert.InRange(_nodes.Store.Leases.Refusals, 101, 110);
        Assert.False(second.IsCompleted);
        call.Return("one");
        await _one.SettleAsync();
        Assert.Equal("one", await _two.AdvanceUntilAsync(second, Step));
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("is cancelled")]
    [InlineData("returns what is not stored")]
    [InlineData("returns what cannot be serialised")]
    [InlineData("is too large")]
    public async Task A_load_that_brings_no_entry_lets_the_other_node_go_on_at_once(string how)
    {
        await using CacheHost one = await _nodes.StartSkewedAsync(TimeSpan.Zero, static options =>
        {
            options.NullTtl = TimeSpan.Zero;
            options.Remote.MaxPayloadBytes = 1024;
        });
        one.Origin.Gated = true;
        using var cancellation = new CancellationTokenSource();
        Task first = how == "returns what cannot be serialised"
            ? one.Catalog.FindAsync("x", cancellation.Token).AsTask()
            : one.Catalog.GetAsync(1, cancellation.Token);
        OriginCall call = await one.Origin.NextAsync();
        Task second = how == "returns what cannot be serialised" ? _two.Catalog.FindAsync("x").AsTask() : _two.Catalog.GetAsync(1);
        Assert.Equal(1, _nodes.Store.Leases.Refusals);

        switch (how)
        {
            case "fails":
                call.Throw(new TimeZoneNotFoundException());
                await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => first);
                break;
            case "is cancelled":
                call.ObeyToken();
                await cancellation.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
                break;
            case "returns what is not stored":
                call.Return(null);
                await first;
                break;
            case "returns what cannot be serialised":
                call.Return(ItemCodec.Unwritable);
                await first;
                break;
            default:
                call.Return(new string('x', 2000));
                await first;
                break;
        }

        await Eventually.TrueAsync(() => _nodes.Store.Leases.Count == 0, "the lease has ended");

        // The clock of the store stands still, so a lease that is not given up does not expire either.
        await _two.AdvanceUntilAsync(Completed(second), Step);
        Assert.Equal(1, _two.Origin.Calls);
    }

    [Theory]
    [InlineData("synchronous")]
    [InlineData("batch")]
    [InlineData("condition")]
    public async Task A_load_of_any_kind_that_throws_gives_its_leases_back(string kind)
    {
        await using CacheHost host = await _nodes.StartAsync(hooks: new CatalogHooks(When: static _ => throw new TimeZoneNotFoundException()));
        await host.Coherence.SettleAsync(host.Runtime.Epochs.Of("analytics"));
        int leases = 0;
        host.Origin.Value = argument =>
        {
            leases = _nodes.Store.Leases.Count;
            return kind == "condition" ? "v" : throw new TimeZoneNotFoundException();
        };

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => kind switch
        {
            "synchronous" => Task.FromResult(host.Catalog.Count(1)),
            "batch" => host.Catalog.GetManyAsync([1, 2]),
            _ => host.Catalog.GetAsync(1),
        });

        await host.SettleAsync();
        Assert.Equal(kind == "batch" ? 2 : 1, leases);
        Assert.Equal((0, 0), (_nodes.Store.Leases.Count, host.Runtime.Leases!.Count));
    }

    [Fact]
    public async Task An_abandoned_load_whose_origin_does_not_stop_holds_nobody_up()
    {
        _one.Origin.Gated = true;
        using var cancellation = new CancellationTokenSource();
        Task<string?> first = _one.Catalog.GetAsync(1, cancellation.Token);
        OriginCall deaf = await _one.Origin.NextAsync();
        Task<string?> second = _two.Catalog.GetAsync(1);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal("value 1", await _two.AdvanceUntilAsync(second, Step));
        Task<string?> again = _one.Catalog.GetAsync(1);
        await _two.SettleAsync();
        Assert.Equal("value 1", await _one.AdvanceUntilAsync(again, Step));
        deaf.Return("late");
    }

    [Fact]
    public async Task A_holder_that_dies_is_waited_for_until_its_lease_expires()
    {
        (_, _, Task<string?> second) = await BothAskAsync();

        // Only the clock of the store counts. Node one stands still, so it does not prolong anything.
        _two.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(second.IsCompleted);
        _nodes.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("value 1", await _two.AdvanceUntilAsync(second, Step));
        Assert.Equal(1, _two.Origin.Calls);
    }

    [Fact]
    public async Task A_holder_that_comes_back_to_life_does_not_overwrite_what_was_stored_meanwhile()
    {
        (Task<string?> first, OriginCall call, Task<string?> second) = await BothAskAsync();
        _nodes.Time.Advance(TimeSpan.FromSeconds(5));
        await _two.AdvanceUntilAsync(second, Step);
        await _two.SettleAsync();

        call.Return("late");
        await first;
        await _one.SettleAsync();

        await using CacheHost three = await _nodes.StartSkewedAsync(TimeSpan.Zero);
        Assert.Equal("value 1", await three.Catalog.GetAsync(1));
        Assert.Equal(1, three.Counts.RemoteHits);
    }

    [Fact]
    public async Task A_slow_load_keeps_its_lease()
    {
        (_, OriginCall call, Task<string?> second) = await BothAskAsync();

        for (int i = 0; i < 20; i++)
        {
            _one.Time.Advance(TimeSpan.FromSeconds(2));
            _nodes.Time.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(1, _nodes.Store.Leases.Count);
        }

        call.Return("slow");
        await _one.SettleAsync();
        Assert.Equal("slow", await _two.AdvanceUntilAsync(second, Step));
        Assert.Equal(0, _two.Origin.Calls);
        Assert.Equal(0, _one.Runtime.Leases!.Count);
    }

    [Fact]
    public async Task Synchronous_callers_share_a_load_across_nodes_too()
    {
        _one.Origin.Gated = true;
        Task<int> first = Task.Run(() => _one.Catalog.Count(3));
        OriginCall call = await _one.Origin.NextAsync();
        Task<int> second = Task.Run(() => _two.Catalog.Count(3));
        await Eventually.TrueAsync(() => _nodes.Store.Leases.Refusals > 0, "the second waits");

        call.Return(42);

        Assert.Equal(42, await first);
        await _one.SettleAsync();
        Assert.Equal(42, await _two.AdvanceUntilAsync(second, Step));
        Assert.Equal(0, _two.Origin.Calls);
    }

    [Fact]
    public async Task A_caller_that_waits_for_another_node_can_leave()
    {
        (_, OriginCall call, Task<string?> second) = await BothAskAsync();
        using var cancellation = new CancellationTokenSource();
        Task<string?> third = _two.Catalog.GetAsync(1, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        call.Return("one");
        await _one.SettleAsync();
        Assert.Equal("one", await _two.AdvanceUntilAsync(second, Step));
    }

    [Fact]
    public async Task A_node_that_waits_loads_itself_when_the_store_goes_down()
    {
        (_, OriginCall call, Task<string?> second) = await BothAskAsync();

        _nodes.Store.Everything = Faults.Of("faulted task");

        Assert.Equal("value 1", await _two.AdvanceUntilAsync(second, Step));
        call.Return("one");
    }

    [Fact]
    public async Task A_damaged_entry_is_loaded_by_one_node_and_replaced()
    {
        await _one.Catalog.GetAsync(1);
        await _one.SettleAsync();
        _nodes.Store.Damage(static frame => [.. frame[..^1], (byte)(frame[^1] ^ 1)]);
        _one.ForgetMemory();

        (Task<string?> first, OriginCall call, Task<string?> second) = await BothAskAsync();
        call.Return("repaired");

        Assert.Equal("repaired", await first);
        await _one.SettleAsync();
        Assert.Equal("repaired", await _two.AdvanceUntilAsync(second, Step));
        Assert.Equal(0, _two.Origin.Calls);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    private async Task<(Task<string?> First, OriginCall Call, Task<string?> Second)> BothAskAsync()
    {
        _one.Origin.Gated = true;
        Task<string?> first = _one.Catalog.GetAsync(1);
        OriginCall call = await _one.Origin.NextAsync();
        Task<string?> second = _two.Catalog.GetAsync(1);
        Assert.False(second.IsCompleted);
        Assert.Equal(1, _nodes.Store.Leases.Refusals);
        return (first, call, second);
    }

    private static async Task<bool> Completed(Task task)
    {
        await task;
        return true;
    }
}
