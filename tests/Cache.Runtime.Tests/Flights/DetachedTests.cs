using System.Runtime.CompilerServices;
using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Tests.Flights;

/// <summary>Methods that nobody waits for, and whose state is used again.</summary>
public class DetachedTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    private readonly TaskCompletionSource _first = new();
    private readonly TaskCompletionSource _second = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly List<string> _steps = [];

    [Fact]
    public async Task A_method_goes_on_after_each_wait()
    {
        _ = RunAsync("a");
        Assert.Equal(["a begins"], _steps);

        _first.SetResult();
        Assert.Equal(["a begins", "a goes on"], _steps);
        _second.SetResult();

        await _ended.Task;
        Assert.Equal(["a begins", "a goes on", "a ends"], _steps);
    }

    [Fact]
    public void A_method_that_need_not_wait_ends_at_once()
    {
        _first.SetResult();
        _second.SetResult();

        _ = RunAsync("a");

        Assert.True(_ended.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Calls_at_the_same_time_have_a_state_each()
    {
        var ends = new Dictionary<string, TaskCompletionSource<string>> { ["a"] = new(), ["b"] = new() };
        foreach ((string name, TaskCompletionSource<string> end) in ends)
        {
            _ = EndAsync(name, end);
        }

        _first.SetResult();

        Assert.Equal(["a", "b"], await Task.WhenAll(ends.Values.Select(static end => end.Task)));
    }

    [Fact]
    public async Task What_a_method_has_put_into_its_context_is_there_after_a_wait_and_nowhere_else()
    {
        string? after = null;
        Ambient.Value = "caller";
        CleanContext.Run<Action<string?>>(value => after = value, found => _ = SetAsync(found));
        Assert.Equal("caller", Ambient.Value);

        Ambient.Value = "other";
        _first.SetResult();

        await _ended.Task;
        Assert.Equal(("method", "other"), (after, Ambient.Value));
    }

    [Fact]
    public void A_state_that_was_used_is_used_again()
    {
        var pause = new Pause();
        Once(pause);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Once(pause);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Once(Pause pause)
    {
        var method = new OneWait { Builder = DetachedMethodBuilder.Create(), Pause = pause };
        method.Builder.Start(ref method);
        pause.End();
    }

    private async Detached EndAsync(string name, TaskCompletionSource<string> end)
    {
        await _first.Task.ConfigureAwait(false);
        end.SetResult(name);
    }

    private async Detached RunAsync(string name)
    {
        _steps.Add($"{name} begins");
        await _first.Task.ConfigureAwait(false);
        _steps.Add($"{name} goes on");
        await _second.Task.ConfigureAwait(false);
        _steps.Add($"{name} ends");
        _ended.TrySetResult();
    }

    private async Detached SetAsync(Action<string?> found)
    {
        Ambient.Value = "method";
        await _first.Task.ConfigureAwait(false);
        found(Ambient.Value);
        _ended.SetResult();
    }

    /// <summary>A method with one wait, as the compiler makes it where it optimises: a structure.</summary>
    private struct OneWait : IAsyncStateMachine
    {
        public DetachedMethodBuilder Builder;
        public Pause Pause;
        private bool _waits;

        public void MoveNext()
        {
            if (_waits)
            {
                Builder.SetResult();
                return;
            }

            _waits = true;
            Builder.AwaitUnsafeOnCompleted(ref Pause, ref this);
        }

        public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => Builder.SetStateMachine(stateMachine);
    }
}
