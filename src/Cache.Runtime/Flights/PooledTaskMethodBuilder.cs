using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Flights;

/// <summary>
/// Builds methods that return a task as any other, except that the state of the method is not part of the task and is used again for the next call. The
/// compiler calls it.
/// </summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler calls them on an instance.")]
internal struct PooledTaskMethodBuilder<TResult>
{
    // Mutable, and copied with the state of the method: the task has to exist before that.
    private AsyncTaskMethodBuilder<TResult> _task;
    private DetachedState? _state;

    public Task<TResult> Task => _task.Task;

    public static PooledTaskMethodBuilder<TResult> Create() => default;

    [DebuggerStepThrough]
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
        => _task.Start(ref stateMachine);

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
        // The compiler asks for it; only boxes of an older kind were told of themselves.
    }

    public void SetResult(TResult result)
    {
        if (_state is not { } state)
        {
            _task.SetResult(result);
            return;
        }

        // The builder is part of what is given back. That comes first: whoever waits for the task goes on inside of the last line.
        AsyncTaskMethodBuilder<TResult> task = _task;
        state.GiveBack();
        task.SetResult(result);
    }

    public void SetException(Exception exception)
    {
        if (_state is not { } state)
        {
            _task.SetException(exception);
            return;
        }

        AsyncTaskMethodBuilder<TResult> task = _task;
        state.GiveBack();
        task.SetException(exception);
    }

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => awaiter.OnCompleted(Suspend(ref stateMachine));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => awaiter.UnsafeOnCompleted(Suspend(ref stateMachine));

    private Action Suspend<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        _ = _task.Task;
        return DetachedState.Suspend(ref _state, ref stateMachine);
    }
}
