using System.Diagnostics;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>One call that has reached the origin and waits there for the test to answer it.</summary>
internal sealed class OriginCall(object argument, CancellationToken token)
{
    private readonly TaskCompletionSource<object?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public object Argument { get; } = argument;

    public CancellationToken Token { get; } = token;

    public Activity? Activity { get; } = System.Diagnostics.Activity.Current;

    public string? Ambient { get; } = OriginControl.Ambient.Value;

    public SynchronizationContext? Synchronization { get; } = SynchronizationContext.Current;

    /// <summary>The answer. What the origin says of it, it says in its own flow.</summary>
    public async Task<object?> AnswerAsync(TimeSpan limit)
    {
        object? answer = await AnsweredAsync(limit);
        if (answer is not Partial partial)
        {
            return answer;
        }

        CacheLoad.MarkPartial();
        return partial.Value;
    }

    public void Return(object? value) => _answer.SetResult(value);

    /// <summary>Returns a value that the origin says is incomplete.</summary>
    public void ReturnPartial(object? value) => _answer.SetResult(new Partial(value));

    public void Throw(Exception exception) => _answer.SetException(exception);

    /// <summary>Lets the origin stop when its token fires, as a well-behaved one does.</summary>
    public void ObeyToken() => Token.Register(() => _answer.TrySetCanceled(Token));

    // A call that its test leaves unanswered is cancelled: a failure that nobody looks at would count in another test, which looks for such.
    private async Task<object?> AnsweredAsync(TimeSpan limit)
    {
        try
        {
            return await _answer.Task.WaitAsync(limit, CancellationToken.None);
        }
        catch (TimeoutException) when (!_answer.Task.IsCompleted)
        {
            throw new OperationCanceledException($"The test has not answered the call for {Argument}.");
        }
    }

    private sealed record Partial(object? Value);
}
