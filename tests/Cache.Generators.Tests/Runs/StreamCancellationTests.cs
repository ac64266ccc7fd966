using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>The token of the method and the one of <c>WithCancellation</c> end the wait of their caller, and nobody else's.</summary>
public class StreamCancellationTests
{
    [Fact]
    public async Task Either_token_ends_the_wait_of_its_caller_and_no_others()
    {
        await using var sample = new StreamSample();
        var gate = new TaskCompletionSource();
        sample.Origin = (ids, _) => StreamSample.AfterAsync(gate.Task, ids);
        Task<List<int>> patient = AllAsync(sample.Read([1]));
        using var own = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        Task<List<int>> first = AllAsync(sample.ReadUntil([1], own.Token));
        Task<List<int>> second = UntilAsync(sample.ReadUntil([1], own.Token), other.Token);
        Task<List<int>> third = UntilAsync(sample.Read([1]), other.Token);

        await other.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.False(first.IsCompleted);
        await own.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        gate.SetResult();
        Assert.Equal([1], await patient);
        Assert.False(Assert.Single(sample.Opened).IsCancellationRequested);
    }

    [Fact]
    public async Task When_the_last_caller_has_gone_the_origin_is_stopped()
    {
        await using var sample = new StreamSample { Origin = static (_, token) => NeverAsync(token) };
        using var leaving = new CancellationTokenSource();
        Task<List<int>> only = AllAsync(sample.ReadUntil([1], leaving.Token));
        var stopped = new TaskCompletionSource();
        using CancellationTokenRegistration registration = Assert.Single(sample.Opened).Register(stopped.SetResult);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_method_without_a_token_is_cancelled_by_its_reader()
    {
        await using var sample = new StreamSample();

        Assert.Equal([4], await AllAsync(sample.Plain(4)));
        Assert.Equal([4], await AllAsync(sample.Plain(4)));
        Assert.Single(sample.Opened);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await UntilAsync(sample.Plain(5), Cancelled));
    }

    private static CancellationToken Cancelled => new(canceled: true);

    private static Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> stream) => stream.ToListAsync(CancellationToken.None).AsTask();

    private static Task<List<T>> UntilAsync<T>(IAsyncEnumerable<T> stream, CancellationToken token) => stream.ToListAsync(token).AsTask();

    private static async IAsyncEnumerable<int> NeverAsync([EnumeratorCancellation] CancellationToken token)
    {
        await Task.Delay(Timeout.Infinite, token);
        yield break;
    }
}
