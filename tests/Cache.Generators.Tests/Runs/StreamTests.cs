using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>A stream is collected once and replayed; one that is too long reaches its callers as it is.</summary>
public class StreamTests
{
    [Fact]
    public async Task A_stream_is_read_from_the_origin_once_and_replayed()
    {
        await using var sample = new StreamSample();

        Assert.Equal([1, 2, 3], await AllAsync(sample.Read([1, 2, 3])));
        Assert.Equal([1, 2, 3], await AllAsync(sample.Read([1, 2, 3])));
        Assert.Empty(await AllAsync(sample.Read([])));
        Assert.Empty(await AllAsync(sample.Read([])));

        Assert.Equal((2, 2), (sample.Opened.Count, sample.Closed));
        Assert.Equal((2, 2), (sample.Counts("ReadAsync").Hits, sample.Counts("ReadAsync").Misses));
    }

    [Fact]
    public async Task Nothing_happens_before_the_stream_is_read_and_it_can_be_read_twice()
    {
        await using var sample = new StreamSample();
        List<int> ids = [1, 2];
        IAsyncEnumerable<int> stream = sample.Read(ids);
        ids.Add(3);

        Assert.Empty(sample.Opened);
        Assert.Equal([1, 2], await AllAsync(stream));
        ids.Clear();
        Assert.Equal([1, 2], await AllAsync(stream));
        Assert.Equal([1, 2], await AllAsync(sample.Read([1, 2])));
        Assert.Single(sample.Opened);
    }

    [Fact]
    public async Task Callers_who_read_at_the_same_time_share_one_enumeration_of_the_origin()
    {
        await using var sample = new StreamSample();
        var gate = new TaskCompletionSource();
        sample.Origin = (ids, _) => StreamSample.AfterAsync(gate.Task, ids);
        Task<List<int>> first = AllAsync(sample.Read([1, 2]));
        Task<List<int>> second = AllAsync(sample.Read([1, 2]));

        gate.SetResult();

        Assert.Equal([1, 2], await first);
        Assert.Equal([1, 2], await second);
        Assert.Single(sample.Opened);
    }

    [Fact]
    public async Task A_stream_that_fails_on_its_way_is_not_stored_and_fails_before_its_first_item()
    {
        await using var sample = new StreamSample();
        var exception = new InvalidOperationException();
        sample.Origin = (ids, _) => StreamSample.AfterAsync(Task.FromException(exception), ids, before: [7]);
        int seen = 0;

        Assert.Same(exception, await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (int _ in sample.Read([1]))
            {
                seen++;
            }
        }));
        Assert.Equal(0, seen);
        sample.Origin = (ids, _) => ids.ToAsyncEnumerable();
        Assert.Equal([1], await AllAsync(sample.Read([1])));
    }

    [Fact]
    public async Task A_caller_that_stops_early_leaves_the_whole_stream_to_the_others()
    {
        await using var sample = new StreamSample();
        await foreach (int item in sample.Read([1, 2, 3]))
        {
            Assert.Equal(1, item);
            break;
        }

        Assert.Equal([1, 2, 3], await AllAsync(sample.Read([1, 2, 3])));
        Assert.Single(sample.Opened);
    }

    [Fact]
    public async Task A_stream_that_is_too_long_reaches_every_caller_whole_and_is_not_stored()
    {
        await using var sample = new StreamSample();

        Assert.Equal([1, 2, 3, 4, 5], await AllAsync(sample.Read([1, 2, 3, 4, 5])));
        Assert.Equal(2, sample.Opened.Count); // once to find out, once for the caller
        Assert.Equal([1, 2, 3, 4, 5], await AllAsync(sample.Read([1, 2, 3, 4, 5])));

        Assert.Equal((3, 3), (sample.Opened.Count, sample.Closed));
        Assert.Equal((0, 2), (sample.Counts("ReadAsync").Hits, sample.Counts("ReadAsync").Misses));
    }

    [Fact]
    public async Task A_stream_without_an_end_can_be_read_as_far_as_the_caller_likes()
    {
        await using var sample = new StreamSample { Origin = (_, token) => EndlessAsync(token) };

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], await AllAsync(sample.Read([1]).Take(7)));
        Assert.Equal(2, sample.Closed);
    }

    [Fact]
    public async Task A_load_has_a_scope_of_its_own_and_a_stream_that_is_too_long_comes_from_the_callers()
    {
        await using var sample = new StreamSample();
        await AllAsync(sample.Read([1]));
        await AllAsync(sample.Read([1, 2, 3, 4]));

        Assert.Equal(3, sample.Scopes.Count);
        Assert.Equal([2], sample.Scopes.Index().Where(entry => entry.Item == sample.CallersScope).Select(static entry => entry.Index));
    }

    [Fact]
    public async Task The_origin_of_a_stream_that_is_too_long_knows_its_user_at_every_item()
    {
        await using var sample = new StreamSample();

        Assert.Equal(Enumerable.Repeat("ada", StreamSample.MaxItems + 1), await AllAsync(sample.Mine()));
        Assert.Null(CacheLoad.UserId);
    }

    [Fact]
    public async Task Items_that_are_copied_are_changed_by_nobody_else()
    {
        await using var sample = new StreamSample();

        Assert.Equal(("1", "1", "1"), (await sample.SpoilRowsAsync(), await sample.SpoilRowsAsync(), await sample.SpoilRowsAsync()));
    }

    private static Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> stream) => stream.ToListAsync(CancellationToken.None).AsTask();

    private static async IAsyncEnumerable<int> EndlessAsync([EnumeratorCancellation] CancellationToken token)
    {
        for (int i = 0; ; i++)
        {
            token.ThrowIfCancellationRequested();
            yield return i;
            await Task.Yield();
        }
    }
}
