using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Flights;

/// <summary>Where a method keeps its state while it is suspended, apart from the task that others may wait for.</summary>
/// <remarks>Used by one thread at a time: the one that runs the method.</remarks>
internal abstract class DetachedState
{
    private readonly Action _resume;
    private ExecutionContext? _context;

    protected DetachedState() => _resume = Resume;

    /// <summary>Suspends a method; the first time, its state moves here.</summary>
    /// <param name="state">Where the method's builder knows its state from.</param>
    /// <param name="stateMachine">The method.</param>
    /// <returns>What goes on with it.</returns>
    public static Action Suspend<TStateMachine>(ref DetachedState? state, ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (state is null)
        {
            DetachedState<TStateMachine> taken = DetachedState<TStateMachine>.Take();

            // First: the builder is part of what is copied.
            state = taken;
            taken.Machine = stateMachine;
        }

        return state.Suspend();
    }

    /// <summary>Notes in which context the method goes on.</summary>
    private Action Suspend()
    {
        _context = ExecutionContext.Capture();
        return _resume;
    }

    /// <summary>Keeps it for another call. The method has ended.</summary>
    public void GiveBack()
    {
        _context = null;
        Keep();
    }

    protected abstract void MoveNext();

    protected abstract void Keep();

    private void Resume()
    {
        if (_context is { } context)
        {
            ExecutionContext.Run(context, static state => ((DetachedState)state!).MoveNext(), this);
        }
        else
        {
            // Its flow was suppressed.
            MoveNext();
        }
    }
}

/// <summary>The state of one method; as many are kept for other calls as were needed at once, up to a bound.</summary>
/// <typeparam name="TStateMachine">What the compiler has made of the method.</typeparam>
internal sealed class DetachedState<TStateMachine> : DetachedState
    where TStateMachine : IAsyncStateMachine
{
    private const int MaxIdle = 256;

    private static readonly ConcurrentQueue<DetachedState<TStateMachine>> Idle = new();

    private TStateMachine? _machine;

    public TStateMachine Machine { set => _machine = value; }

    public static DetachedState<TStateMachine> Take() => Idle.TryDequeue(out DetachedState<TStateMachine>? state) ? state : new DetachedState<TStateMachine>();

    protected override void MoveNext() => _machine!.MoveNext();

    // What the method held is let go. It is in its last instruction, which does not look at it any more.
    protected override void Keep()
    {
        _machine = default;
        if (Idle.Count < MaxIdle)
        {
            Idle.Enqueue(this);
        }
    }
}
