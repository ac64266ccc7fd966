using System.Security.Cryptography;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Batches;

public class BatchRemoteTroubleTests
{
    public static TheoryData<string> FaultKinds => Faults.Kinds;

    [Theory]
    [MemberData(nameof(FaultKinds))]
    public async Task A_store_that_fails_is_one_error_and_a_miss_of_every_id(string kind)
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        nodes.Store.OnRead = Faults.Of(kind);

        IReadOnlyDictionary<int, string> values = await host.Catalog.GetManyAsync([1, 2, 3]);

        Assert.Equal(3, values.Count);
        Assert.Equal((1, 3, 1), (host.Counts.RemoteErrors, host.Counts.Misses, host.Origin.Calls));
    }

    [Fact]
    public async Task A_store_that_hangs_costs_the_budget_of_one_read()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        nodes.Store.OnRead = Faults.Hanging(out _);
        DateTimeOffset start = host.Time.GetUtcNow();

        IReadOnlyDictionary<int, string> values = await host.AdvanceUntilAsync(host.Catalog.GetManyAsync([.. Enumerable.Range(0, 50)]), TimeSpan.FromMilliseconds(1));

        Assert.Equal(50, values.Count);
        Assert.InRange((host.Time.GetUtcNow() - start).TotalMilliseconds, 100, 5000);
        Assert.Equal(1, host.Counts.RemoteErrors);
    }

    [Theory]
    [MemberData(nameof(FaultKinds))]
    public async Task Leases_that_cannot_be_had_are_one_error_and_a_miss_of_every_id(string kind)
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartComparedAsync();
        nodes.Store.OnLease = Faults.Of(kind);

        IReadOnlyDictionary<int, string> values = await host.Catalog.GetManyAsync([1, 2, 3]);

        Assert.Equal(3, values.Count);
        Assert.Equal((1, 3, 1), (host.Counts.RemoteErrors, host.Counts.Misses, host.Origin.Calls));
        Assert.Empty(nodes.Store.Keys);
    }

    [Fact]
    public async Task Leases_that_are_granted_too_late_are_given_back()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartComparedAsync();
        nodes.Store.OnLease = Faults.Hanging(out TaskCompletionSource late);
        await host.AdvanceUntilAsync(host.Catalog.GetManyAsync([1, 2, 3]), TimeSpan.FromMilliseconds(10));
        Assert.Equal(0, nodes.Store.Leases.Count);

        late.SetResult();

        await Eventually.TrueAsync(() => nodes.Store.Leases.Granted == 3 && nodes.Store.Leases.Count == 0, "the leases have been given back");
    }

    [Fact]
    public async Task Damaged_frames_are_misses_and_the_others_are_hits()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync();
        await using CacheHost two = await nodes.StartAsync();
        await one.Catalog.GetManyAsync([1, 2]);
        await one.SettleAsync();
        nodes.Store.Damage(static frame => frame.AsSpan().IndexOf("value 2"u8) < 0 ? frame : frame[..^3]);

        IReadOnlyDictionary<int, string> values = await two.Catalog.GetManyAsync([1, 2]);

        Assert.Equal(["value 1", "value 2"], values.Values);
        Assert.Equal((1, 1, 1), (two.Counts.RemoteHits, two.Counts.RejectedFrames, two.Counts.Misses));
    }

    [Fact]
    public async Task Many_large_entries_are_checked_one_by_one_whoever_helps_with_them()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync();
        await using CacheHost two = await nodes.StartAsync();
        Dictionary<int, string> large = Enumerable.Range(0, 200).ToDictionary(static id => id, static id => $"value {id} " + Convert.ToHexString(RandomNumberGenerator.GetBytes(500)));
        one.Origin.Gated = true;
        Task<IReadOnlyDictionary<int, string>> first = one.Catalog.GetManyAsync(large.Keys);
        (await one.Origin.NextAsync()).Return(large);
        await first;
        await one.SettleAsync();
        nodes.Store.Damage(static frame => frame.AsSpan().IndexOf("value 7 "u8) < 0 ? frame : frame[..^3]);

        IReadOnlyDictionary<int, string> values = await two.Catalog.GetManyAsync(large.Keys);

        Assert.Equal("value 7", values[7]);
        Assert.Equal(large.Where(static entry => entry.Key != 7), values.Where(static entry => entry.Key != 7));
        Assert.Equal((199, 1, 1), (two.Counts.RemoteHits, two.Counts.RejectedFrames, two.Counts.Misses));
        Assert.Same(values[8], await two.Catalog.GetAsync(8));
    }

    [Fact]
    public async Task An_entry_is_kept_only_for_the_time_that_the_store_keeps_it()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync();
        await using CacheHost two = await nodes.StartAsync();
        await one.Catalog.GetManyAsync([1]);
        await one.SettleAsync();
        nodes.Time.Advance(TimeSpan.FromSeconds(7000));
        await two.Catalog.GetManyAsync([1]);
        nodes.Time.Advance(TimeSpan.FromSeconds(201));

        await two.Catalog.GetManyAsync([1]);

        Assert.Equal((0, 1, 1), (two.Counts.MemoryHits, two.Counts.RemoteHits, two.Counts.Misses));
    }
}
