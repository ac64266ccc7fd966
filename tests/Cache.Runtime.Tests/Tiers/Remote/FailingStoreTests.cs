using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Tiers.Remote;

public class FailingStoreTests
{
    private readonly RemoteNodes _nodes = new();

    public static TheoryData<string> Kinds => Faults.Kinds;

    public static TheoryData<string> KindsOfInvalidation => Invalidations.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_failing_read_costs_one_origin_call_and_no_exception(string kind)
    {
        await using CacheHost host = await _nodes.StartAsync();
        _nodes.Store.OnRead = Faults.Of(kind);

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Catalog.Count(1));

        Assert.Equal(2, host.Origin.Calls);
        Assert.Equal(2, host.Counts.RemoteErrors);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_failing_write_does_not_touch_the_answer_and_is_made_up_for_later(string kind)
    {
        await using CacheHost host = await _nodes.StartComparedAsync();
        _nodes.Store.OnWrite = Faults.Of(kind);

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        await host.SettleAsync();
        Assert.Empty(_nodes.Store.Keys);
        Assert.Equal(1, host.Counts.RemoteErrors);

        _nodes.Store.OnWrite = static () => Task.CompletedTask;
        host.ForgetMemory();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        Assert.Single(_nodes.Store.Keys);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task With_everything_failing_calls_and_invalidations_go_on(string kind)
    {
        await using CacheHost host = await _nodes.StartAsync();
        _nodes.Store.Everything = Faults.Of(kind);

        for (int i = 0; i < 20; i++)
        {
            Assert.Equal($"value {i}", await host.Catalog.GetAsync(i));
        }

        foreach (string invalidation in (string[])["key", "type", "pattern", "all"])
        {
            Assert.False((await host.InvalidateAsync(invalidation)).Completed);
        }

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.False(host.Remote.IsAvailable);
    }

    [Fact]
    public async Task A_read_that_hangs_is_given_up_after_its_budget()
    {
        await using CacheHost host = await _nodes.StartAsync();
        _nodes.Store.OnRead = Faults.Hanging(out TaskCompletionSource release);

        Task<string?> caller = host.Catalog.GetAsync(1);
        host.Time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal(0, host.Origin.Calls);
        host.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("value 1", await caller);
        Assert.Equal(1, host.Counts.RemoteErrors);
        release.SetException(new TimeZoneNotFoundException());
    }

    [Fact]
    public async Task A_write_that_hangs_delays_nobody()
    {
        // Nothing compares: the write would be made up for, and hang as well.
        await using CacheHost host = await _nodes.StartComparedAsync();
        _nodes.Store.OnWrite = Faults.Hanging(out TaskCompletionSource release);

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Runtime.Background.Count);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.SettleAsync();

        Assert.Equal(1, host.Counts.RemoteErrors);
        release.SetResult();
    }

    [Theory]
    [MemberData(nameof(KindsOfInvalidation))]
    public async Task An_invalidation_of_a_store_that_hangs_ends_and_is_effective(string kind)
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        _nodes.Store.Everything = Faults.Hanging(out TaskCompletionSource release);
        host.Origin.Value = static _ => "new";

        InvalidationResult result = await host.AdvanceUntilAsync(host.InvalidateAsync(kind), TimeSpan.FromMilliseconds(50));

        Assert.False(result.Completed);
        Assert.Equal("new", await host.AdvanceUntilAsync(host.Catalog.GetAsync(1), TimeSpan.FromMilliseconds(50)));
        release.SetResult();
    }

    [Theory]
    [MemberData(nameof(KindsOfInvalidation))]
    public async Task What_was_invalidated_while_the_store_was_away_is_not_served_when_it_returns(string kind)
    {
        await using CacheHost host = await _nodes.StartAsync();
        await using CacheHost other = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        string[] before = [.. _nodes.Store.Keys];
        _nodes.Store.Everything = Faults.Of("faulted task");
        await host.InvalidateAsync(kind);

        _nodes.Store.Everything = static () => Task.CompletedTask;
        host.Origin.Value = static _ => "new";
        other.Origin.Value = static _ => "new";
        Assert.Equal("new", await host.Catalog.GetAsync(1));

        // Once the loop has told the store, no other node can read the old entry either.
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await host.Coherence.CompareAsync();
        await other.Coherence.CompareAsync();
        Assert.Equal(before, _nodes.Store.Keys);
        Assert.Equal("new", await other.Catalog.GetAsync(1));
        Assert.True(host.Log.CountOf(6) > 0);
        Assert.True(host.Log.CountOf(7) > 0);
    }

    [Fact]
    public async Task Nothing_of_the_store_is_used_as_long_as_its_numbers_are_unknown()
    {
        await using CacheHost writer = await _nodes.StartAsync();
        await writer.Catalog.GetAsync(1);
        await writer.SettleAsync();
        _nodes.Store.OnSequence = Faults.Of("faulted task");
        await using CacheHost host = await _nodes.StartAsync();
        int reads = _nodes.Store.Reads;

        await host.Catalog.GetAsync(1);
        await host.SettleAsync();

        Assert.Equal(1, host.Origin.Calls);
        Assert.Equal(reads, _nodes.Store.Reads);
    }

    [Fact]
    public async Task A_payload_over_the_limit_is_returned_and_counted_and_kept_in_memory_only()
    {
        await using CacheHost host = await _nodes.StartAsync(static options => options.Remote.MaxPayloadBytes = 1024);
        host.Origin.Value = static _ => new string('x', 2000);

        Assert.Equal(2000, (await host.Catalog.GetAsync(1))!.Length);
        await host.SettleAsync();
        await host.Catalog.GetAsync(1);

        Assert.Empty(_nodes.Store.Keys);
        Assert.Equal((1, 1), (host.Counts.OversizedPayloads, host.Origin.Calls));
    }
}
