using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Flights;

/// <summary>Builds methods that return <see cref="Detached"/>. The compiler calls it.</summary>
/// <remarks>
/// Whoever calls such a method does so where it does not matter that its execution context comes back changed, as in <see cref="CleanContext"/>. What
/// the method throws is reported as unobserved, as it would be of a task.
/// </remarks>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler calls them on an instance.")]
internal struct DetachedMethodBuilder
{
    private DetachedState? _state;

    public readonly Detached Task => default;

    public static DetachedMethodBuilder Create() => default;

    [DebuggerStepThrough]
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
        => stateMachine.MoveNext();

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
        // The compiler asks for it; only boxes of an older kind were told of themselves.
    }

    public readonly void SetResult() => _state?.GiveBack();

    public readonly void SetException(Exception exception)
    {
        _ = System.Threading.Tasks.Task.FromException(exception);
        _state?.GiveBack();
    }

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => awaiter.OnCompleted(DetachedState.Suspend(ref _state, ref stateMachine));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
        => awaiter.UnsafeOnCompleted(DetachedState.Suspend(ref _state, ref stateMachine));
}
