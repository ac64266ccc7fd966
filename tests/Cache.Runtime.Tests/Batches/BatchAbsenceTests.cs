using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Batches;

public class BatchAbsenceTests
{
    [Fact]
    public async Task An_id_without_a_value_is_left_out_and_stored_as_null_for_its_own_time()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = static options => options.NullTtl = TimeSpan.FromSeconds(10) });
        host.Origin.Value = static argument => argument is not int ? new Dictionary<int, string> { [1] = "one" } : "alone";

        Assert.Equal([1], (await host.Catalog.GetManyAsync([1, 2])).Keys);
        Assert.Null(await host.Catalog.GetAsync(2));
        Assert.Equal([1], (await host.Catalog.GetManyAsync([1, 2])).Keys);
        Assert.Equal((1, 3), (host.Origin.Calls, host.Counts.MemoryHits));

        host.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("alone", await host.Catalog.GetAsync(2));
    }

    [Fact]
    public async Task An_id_without_a_value_is_not_stored_where_a_value_cannot_be_null()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = static argument => argument is not int ? new Dictionary<int, int> { [1] = 10 } : 20;

        Assert.Equal([1], (await host.Catalog.CountManyAsync([1, 2])).Keys);
        Assert.Equal(20, host.Catalog.Count(2));
        Assert.Equal(10, host.Catalog.Count(1));
        Assert.Equal((2, 1, 3), (host.Origin.Calls, host.Counts.MemoryHits, host.Counts.Misses));
    }

    [Fact]
    public async Task A_blocked_single_caller_that_joined_asks_the_origin_itself()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<Dictionary<int, int>> batch = host.Catalog.CountManyAsync([1, 2]);
        OriginCall all = await host.Origin.NextAsync();
        int single = 0;
        var caller = new Thread(() => single = host.Catalog.Count(2));
        caller.Start();
        await Eventually.TrueAsync(() => caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), "the single caller waits");
        Assert.Equal(1, host.Origin.Calls);

        all.Return(new Dictionary<int, int> { [1] = 10 });
        Assert.Equal([1], (await batch).Keys);
        OriginCall own = await host.Origin.NextAsync();
        own.Return(20);

        Assert.Equal(2, own.Argument);
        caller.Join();
        Assert.Equal(20, single);
        Assert.Equal(3, host.Counts.Misses);
    }

    [Fact]
    public async Task A_batch_that_needs_a_value_asks_the_origin_itself()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<Dictionary<int, int>> dictionary = host.Catalog.CountManyAsync([1, 2]);
        OriginCall first = await host.Origin.NextAsync();
        Task<int[]> list = host.Catalog.CountAllAsync([2, 1]);

        first.Return(new Dictionary<int, int> { [1] = 10 });
        Assert.Equal([1], (await dictionary).Keys);
        OriginCall second = await host.Origin.NextAsync();
        second.Return(new[] { 20 });

        Assert.Equal([2], Assert.IsType<int[]>(second.Argument));
        int[] values = await list;
        Assert.Equal([20, 10], values);
        Assert.Equal((2, 4), (host.Origin.Calls, host.Counts.Misses));
    }

    [Fact]
    public async Task A_list_of_another_length_is_an_error_and_nothing_is_stored()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = static argument => argument is not int ? new[] { 10 } : 20;

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Catalog.CountAllAsync([1, 2]));

        Assert.Contains("ICatalog.Count asked for 2 ids and the origin returned a list of 1", exception.Message, StringComparison.Ordinal);
        Assert.Equal(20, host.Catalog.Count(1));
    }

    [Fact]
    public async Task No_collection_from_the_origin_is_an_error()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = static _ => null;

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Catalog.GetManyAsync([1]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Catalog.FindManyAsync(["a"]));
    }
}
