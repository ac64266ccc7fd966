using KpiGen.Cache.Tests.Harness;
using KpiGen.Cache.Tiers.Remote;

namespace KpiGen.Cache.Tests.Tiers.Remote;

/// <summary>The time that anybody waits for the remote tier. Waits are used again, and so is the timer of the wait before.</summary>
public class BudgetTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Half = Budget / 2;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly RemoteNodes _nodes = new();
    private readonly Queue<TaskCompletionSource> _reads = new();

    [Fact]
    public async Task A_wait_that_begins_while_the_timer_of_another_is_set_has_its_whole_budget()
    {
        await using CacheHost host = await StartAsync();
        ValueTask<RemoteReply<RemoteValue?>> first = host.Remote.ReadAsync([1]);
        _nodes.Time.Advance(Half);
        _reads.Dequeue().SetResult();
        Assert.True((await first).IsAnswered);

        ValueTask<RemoteReply<RemoteValue?>> second = host.Remote.ReadAsync([1]);
        _nodes.Time.Advance(Half);
        Assert.False(second.IsCompleted);
        _nodes.Time.Advance(Half - Tick);
        Assert.False(second.IsCompleted);
        _nodes.Time.Advance(Tick);

        Assert.False((await second).IsAnswered);
    }

    [Fact]
    public async Task A_wait_that_begins_after_the_timer_has_fired_for_nobody_ends_in_time_as_well()
    {
        await using CacheHost host = await StartAsync();
        ValueTask<RemoteReply<RemoteValue?>> first = host.Remote.ReadAsync([1]);
        _reads.Dequeue().SetResult();
        Assert.True((await first).IsAnswered);
        _nodes.Time.Advance(10 * Budget);

        ValueTask<RemoteReply<RemoteValue?>> second = host.Remote.ReadAsync([1]);
        _nodes.Time.Advance(Budget - Tick);
        Assert.False(second.IsCompleted);
        _nodes.Time.Advance(Tick);

        Assert.False((await second).IsAnswered);
    }

    [Fact]
    public async Task A_wait_whose_budget_is_shorter_than_the_rest_of_the_one_before_ends_sooner()
    {
        await using CacheHost host = await StartAsync();
        _nodes.Store.OnSequence = _nodes.Store.OnRead;
        Task<long?> first = host.Remote.ReadSequenceAsync("n", 1, urgent: false);
        _reads.Dequeue().SetResult();
        Assert.NotNull(await first);

        Task<long?> second = host.Remote.ReadSequenceAsync("n", 1, urgent: true);
        _nodes.Time.Advance(Budget);

        Assert.Null(await second);
    }

    private async Task<CacheHost> StartAsync()
    {
        CacheHost host = await _nodes.StartComparedAsync(static options => options.Remote.ReadTimeout = Budget);
        _nodes.Store.OnRead = () =>
        {
            _reads.Enqueue(new TaskCompletionSource());
            return _reads.Last().Task;
        };
        return host;
    }
}
