using KpiGen.Cache.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Hosting;

public class BackgroundWorkTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _time = new();
    private readonly BackgroundWork _work;

    public BackgroundWorkTests() => _work = new BackgroundWork(_time);

    [Fact]
    public void Without_work_nothing_is_waited_for() => Assert.True(_work.DrainAsync(Limit).IsCompletedSuccessfully);

    [Fact]
    public async Task Draining_ends_with_the_last_piece_of_work()
    {
        _work.Begin();
        _work.Begin();
        Task draining = _work.DrainAsync(Limit);

        _work.End();
        Assert.False(draining.IsCompleted);
        Assert.Equal(1, _work.Count);
        _work.End();

        await draining;
        Assert.Equal(0, _work.Count);
    }

    [Fact]
    public async Task Draining_ends_with_its_limit()
    {
        _work.Begin();
        Task draining = _work.DrainAsync(Limit);

        _time.Advance(Limit - TimeSpan.FromTicks(1));
        Assert.False(draining.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));

        await draining;
        Assert.Equal(1, _work.Count);
    }

    [Fact]
    public async Task Work_that_begins_after_a_drain_is_waited_for_by_the_next_one()
    {
        _work.Begin();
        Task first = _work.DrainAsync(Limit);
        _work.End();
        await first;

        _work.Begin();
        Task second = _work.DrainAsync(Limit);

        Assert.False(second.IsCompleted);
        _work.End();
        await second;
    }

    [Fact]
    public async Task A_task_is_followed_until_it_ends()
    {
        var task = new TaskCompletionSource();
        _work.Track(task.Task);
        Task draining = _work.DrainAsync(Limit);

        Assert.Equal(1, _work.Count);
        task.SetResult();

        await draining;
    }

    [Fact]
    public void A_task_that_has_ended_is_not_followed()
    {
        _work.Track(Task.CompletedTask);

        Assert.Equal(0, _work.Count);
    }
}
