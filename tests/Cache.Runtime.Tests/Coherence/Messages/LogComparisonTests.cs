using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Coherence.Messages;

/// <summary>One comparison of the log runs at a time, and one more waits behind it; neither may keep later ones from being made.</summary>
public sealed class LogComparisonTests : IAsyncLifetime
{
    // The moment that is looked for is a few instructions long; without the precaution in the log some hundred attempts hit it.
    private const int Attempts = 5_000;

    private readonly RemoteNodes _nodes = new();
    private CacheHost _host = null!;

    private InvalidationLog Log => _host.Runtime.Log!;

    public async ValueTask InitializeAsync()
    {
        _host = await _nodes.StartAsync();
        await Log.CompareAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_comparison_that_is_asked_for_at_the_moment_when_one_ends_is_not_the_last()
    {
        for (int i = 0; i < Attempts; i++)
        {
            var answer = new TaskCompletionSource();
            _nodes.Store.OnReadLog = () => answer.Task;
            Task running = Log.CompareAsync();
            _nodes.Store.OnReadLog = static () => Task.CompletedTask;
            var ending = Task.Run(answer.SetResult, TestContext.Current.CancellationToken);
            while (!answer.Task.IsCompleted)
            {
                // To wait in any other way would take longer than what is waited for.
            }

            Task behind = Log.CompareAsync();
            await Task.WhenAll(running, ending, behind);
        }

        await AssertComparesAsync();
    }

    [Fact]
    public async Task A_comparison_asked_for_while_one_runs_reads_what_came_meanwhile()
    {
        var answer = new TaskCompletionSource();
        _nodes.Store.OnReadLog = () => answer.Task;
        Task running = Log.CompareAsync();
        Task behind = Log.CompareAsync();
        Assert.Same(behind, Log.CompareAsync());
        Append();

        answer.SetResult();
        await Task.WhenAll(running, behind);

        Assert.Equal(_nodes.Store.Log.Last, Log.Last);
    }

    private async Task AssertComparesAsync()
    {
        Append();
        await Log.CompareAsync();
        Assert.Equal(_nodes.Store.Log.Last, Log.Last);
    }

    private void Append()
    {
        _nodes.Store.Log.Delivers = false;
        _nodes.Store.Log.Append(new LogMessage(LogMessageKind.Tag, 1, "other", string.Empty).ToBytes()!, known: 0);
    }
}
