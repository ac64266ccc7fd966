using System.Runtime.CompilerServices;
using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Tests.Flights;

/// <summary>Methods that return a task as any other, and whose state is used again.</summary>
public class PooledTaskMethodBuilderTests
{
    private const int TaskBytes = 72;

    private static readonly AsyncLocal<string?> Ambient = new();

    private readonly TaskCompletionSource _first = new();

    [Fact]
    public async Task The_task_of_a_method_that_waited_has_its_result()
    {
        Task<string> task = EchoAsync("a");
        Assert.False(task.IsCompleted);

        _first.SetResult();

        Assert.Equal("a", await task);
    }

    [Fact]
    public async Task The_task_of_a_method_that_need_not_wait_is_complete()
    {
        _first.SetResult();

        Task<string> task = EchoAsync("a");

        Assert.True(task.IsCompletedSuccessfully);
        Assert.Equal("a", await task);
    }

    [Fact]
    public async Task Calls_at_the_same_time_have_a_state_each()
    {
        Task<string>[] tasks = [.. Enumerable.Range(0, 100).Select(i => EchoAsync($"{i}"))];

        _first.SetResult();

        Assert.Equal(Enumerable.Range(0, 100).Select(static i => $"{i}"), await Task.WhenAll(tasks));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_method_throws_is_in_its_task(bool waits)
    {
        if (!waits)
        {
            _first.SetResult();
        }

        Task<string> task = ThrowAsync(new TimeZoneNotFoundException());
        _first.TrySetResult();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => task);
        Assert.True(task.IsFaulted);
    }

    [Fact]
    public async Task A_method_that_was_cancelled_has_a_cancelled_task_with_its_token()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        Task<string> task = ThrowAsync(new OperationCanceledException(cancellation.Token));

        _first.SetResult();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.True(task.IsCanceled);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task What_a_method_puts_into_its_context_stays_there_and_is_not_seen_by_its_caller()
    {
        Ambient.Value = "caller";
        Task<string?> task = SetAsync("method");
        Assert.Equal("caller", Ambient.Value);

        Ambient.Value = "other";
        _first.SetResult();

        Assert.Equal("method", await task);
        Assert.Equal("other", Ambient.Value);
    }

    // Whoever waits goes on inside of the method's last line, and may call it again there: with the state that was just given back.
    [Fact]
    public async Task A_method_may_be_called_again_where_its_task_completes()
    {
        async Task<string> TwiceAsync() => await EchoAsync("a") + await EchoAsync("b");

        Task<string> both = TwiceAsync();
        _first.SetResult();

        Assert.Equal("ab", await both);
    }

    [Fact]
    public void A_call_that_waits_allocates_its_task_and_nothing_else()
    {
        var pause = new Pause();
        Once(pause);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Once(pause);

        Assert.Equal(TaskBytes, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Once(Pause pause)
    {
        var method = new OneWait { Builder = PooledTaskMethodBuilder<object>.Create(), Pause = pause };
        method.Builder.Start(ref method);
        Task<object> task = method.Builder.Task;
        pause.End();
        Assert.True(task.IsCompletedSuccessfully);
    }

    [AsyncMethodBuilder(typeof(PooledTaskMethodBuilder<>))]
    private async Task<string> EchoAsync(string value)
    {
        await _first.Task.ConfigureAwait(false);
        return value;
    }

    [AsyncMethodBuilder(typeof(PooledTaskMethodBuilder<>))]
    private async Task<string> ThrowAsync(Exception exception)
    {
        await _first.Task.ConfigureAwait(false);
        throw exception;
    }

    [AsyncMethodBuilder(typeof(PooledTaskMethodBuilder<>))]
    private async Task<string?> SetAsync(string value)
    {
        Ambient.Value = value;
        await _first.Task.ConfigureAwait(false);
        return Ambient.Value;
    }

    /// <summary>A method with one wait, as the compiler makes it where it optimises: a structure.</summary>
    private struct OneWait : IAsyncStateMachine
    {
        public PooledTaskMethodBuilder<object> Builder;
        public Pause Pause;
        private bool _waits;

        public void MoveNext()
        {
            if (_waits)
            {
                Builder.SetResult(Pause);
                return;
            }

            _waits = true;
            Builder.AwaitUnsafeOnCompleted(ref Pause, ref this);
        }

        public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => Builder.SetStateMachine(stateMachine);
    }
}
