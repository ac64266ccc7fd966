using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Batches;

public class BatchFlightTests
{
    private static readonly CatalogHooks Picky = new(When: static value => value == "bad" ? throw new TimeZoneNotFoundException() : true);

    [Fact]
    public async Task Single_callers_and_batches_join_the_load_of_a_batch()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<IReadOnlyDictionary<int, string>> first = host.Catalog.GetManyAsync([1, 2]);
        OriginCall one = await host.Origin.NextAsync();
        Task<string?> single = host.Catalog.GetAsync(2);
        Task<IReadOnlyDictionary<int, string>> second = host.Catalog.GetManyAsync([2, 3]);
        OriginCall two = await host.Origin.NextAsync();

        two.Return(new Dictionary<int, string> { [3] = "three" });
        one.Return(new Dictionary<int, string> { [1] = "one", [2] = "two" });

        Assert.Equal([3], Assert.IsType<int[]>(two.Argument));
        Assert.Equal("two", await single);
        Assert.Equal(["one", "two"], (await first).Values);
        Assert.Equal(["two", "three"], (await second).Values);
        Assert.Equal((2, 5), (host.Origin.Calls, host.Counts.Misses));
    }

    [Fact]
    public async Task What_the_store_has_found_lands_while_it_still_answers_for_the_rest()
    {
        var nodes = new RemoteNodes();
        await using CacheHost other = await nodes.StartComparedAsync();
        await using CacheHost host = await nodes.StartComparedAsync();
        await other.Catalog.GetAsync(1);
        await other.SettleAsync();
        nodes.Store.OnLease = Faults.Hanging(out TaskCompletionSource answer);
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1, 2]);

        string? found = await host.Catalog.GetAsync(1);
        bool isOver = batch.IsCompleted;
        answer.SetResult();

        Assert.Equal(("value 1", false), (found, isOver));
        Assert.Equal(["value 1", "value 2"], (await batch).Values);
        Assert.Equal((1, 2), (host.Origin.Calls, host.Counts.RemoteHits + host.Counts.MemoryHits));
    }

    [Fact]
    public async Task A_batch_joins_the_load_of_a_single_caller()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<string?> single = host.Catalog.GetAsync(1);
        OriginCall one = await host.Origin.NextAsync();
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1]);

        one.Return("one");

        Assert.Equal("one", await single);
        Assert.Equal(["one"], (await batch).Values);
        Assert.Equal(1, host.Origin.Calls);
    }

    [Fact]
    public async Task Batches_that_wait_for_each_other_both_end()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<IReadOnlyDictionary<int, string>> one = host.Catalog.GetManyAsync([1, 2]);
        OriginCall first = await host.Origin.NextAsync();
        Task<IReadOnlyDictionary<int, string>> two = host.Catalog.GetManyAsync([3, 1]);
        OriginCall second = await host.Origin.NextAsync();
        Task<IReadOnlyDictionary<int, string>> three = host.Catalog.GetManyAsync([2, 3]);

        second.Return(new Dictionary<int, string> { [3] = "three" });
        first.Return(new Dictionary<int, string> { [1] = "one", [2] = "two" });

        Assert.Equal(["three", "one"], (await two).Values);
        Assert.Equal(["two", "three"], (await three).Values);
        Assert.Equal(["one", "two"], (await one).Values);
        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task A_failure_is_shared_unchanged_counted_once_and_not_stored()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1, 2, 3]);
        OriginCall call = await host.Origin.NextAsync();
        Task<string?> single = host.Catalog.GetAsync(3);
        var thrown = new TimeZoneNotFoundException();

        call.Throw(thrown);

        Assert.Same(thrown, await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => batch));
        Assert.Same(thrown, await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => single));
        Assert.Equal((1, 4), (host.Counts.OriginFailures, host.Counts.Misses));
        host.Origin.Gated = false;
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task A_failure_of_one_load_leaves_the_others_of_the_batch()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<string?> single = host.Catalog.GetAsync(1);
        OriginCall failing = await host.Origin.NextAsync();
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1, 2]);
        OriginCall other = await host.Origin.NextAsync();

        failing.Throw(new TimeZoneNotFoundException());

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => single);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => batch);
        await Eventually.TrueAsync(() => other.Token.IsCancellationRequested, "nobody waits for the other load");
        Assert.Equal(3, host.Counts.Misses);
    }

    [Fact]
    public async Task A_condition_that_throws_for_one_value_fails_that_one_and_the_others_are_stored()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(hooks: Picky);
        host.Origin.Gated = true;
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1, 2, 3]);
        OriginCall call = await host.Origin.NextAsync();
        Task<string?>[] singles = [.. Enumerable.Range(1, 3).Select(id => host.Catalog.GetAsync(id))];

        call.Return(new Dictionary<int, string> { [1] = "one", [2] = "bad", [3] = "three" });

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => batch);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => singles[1]);
        Assert.Equal(["one", "three"], await Task.WhenAll(singles[0], singles[2]));
        await host.SettleAsync();
        host.ForgetMemory();
        Assert.Equal(["one", "three"], [await host.Catalog.GetAsync(1), await host.Catalog.GetAsync(3)]);
        Assert.Equal((1, 2), (host.Origin.Calls, host.Counts.RemoteHits));
        Assert.Equal((0, 0), (nodes.Store.Leases.Count, host.Runtime.Leases!.Count));
    }

    [Fact]
    public async Task What_a_batch_has_loaded_is_not_replaced_by_an_older_value_when_another_one_of_it_fails()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(Policies.Policy.Of(static policy => policy.Stale = TimeSpan.FromSeconds(20)), Picky);
        await host.Catalog.GetManyAsync([1, 2]);
        await host.SettleAsync();
        host.ForgetMemory();
        nodes.Time.Advance(Policies.Policy.Ttl);
        host.Origin.Value = static _ => new Dictionary<int, string> { [1] = "new", [2] = "bad" };

        IReadOnlyDictionary<int, string> values = await host.Catalog.GetManyAsync([1, 2]);

        Assert.Equal(["new", "value 2"], values.OrderBy(static pair => pair.Key).Select(static pair => pair.Value));
        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_caller_that_cancels_leaves_all_its_loads()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1, 2], leaving.Token);
        OriginCall call = await host.Origin.NextAsync();
        call.ObeyToken();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
        await Eventually.TrueAsync(() => call.Token.IsCancellationRequested, "everybody has left");
        Task<string?> after = host.Catalog.GetAsync(1);
        (await host.Origin.NextAsync()).Return("fresh");
        Assert.Equal("fresh", await after);
        Assert.Equal((0, 3), (host.Counts.OriginFailures, host.Counts.Misses));
    }

    [Fact]
    public async Task A_single_caller_that_joined_keeps_the_load_alive()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1, 2], leaving.Token);
        OriginCall call = await host.Origin.NextAsync();
        Task<string?> single = host.Catalog.GetAsync(2);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
        Assert.False(call.Token.IsCancellationRequested);
        call.Return(new Dictionary<int, string> { [1] = "one", [2] = "two" });

        Assert.Equal("two", await single);
        Assert.Equal("two", await host.Catalog.GetAsync(2));
        host.Origin.Gated = false;
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_token_that_has_fired_reaches_nobody()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Catalog.GetManyAsync([1], new CancellationToken(canceled: true)));

        Assert.Equal(0, host.Origin.Calls);
    }

    [Fact]
    public async Task A_load_sees_nothing_of_its_first_caller()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        OriginControl.Ambient.Value = "caller";
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1]);
        OriginCall call = await host.Origin.NextAsync();
        call.Return(new Dictionary<int, string>());
        await batch;

        Assert.Null(call.Ambient);
        Assert.Equal((1, 1), (host.Origin.Created, host.Origin.Disposed));
    }

    [Fact]
    public async Task Callers_on_many_threads_load_every_key_once()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        int asked = 0;
        host.Origin.Value = argument =>
        {
            int[] ids = argument as int[] ?? [(int)argument];
            Interlocked.Add(ref asked, ids.Length);
            return argument is int id ? $"value {id}" : ids.ToDictionary(static id => id, static id => $"value {id}");
        };

        Parallel.For(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            int[] ids = [.. Enumerable.Range(i % 40, 20)];
            IReadOnlyDictionary<int, string> values = host.Catalog.GetManyAsync(ids).GetAwaiter().GetResult();
            Assert.Equal(ids.Select(static id => $"value {id}"), values.Values);
            Assert.Equal($"value {i % 60}", host.Catalog.GetAsync(i % 60).GetAwaiter().GetResult());
        });

        Assert.Equal(60, asked);
        Assert.Equal(500 * 21, host.Counts.Requests);
    }
}
