namespace KpiGen.Cache.Flights;

/// <summary>
/// Runs shared work outside any caller's execution context: the asynchronous locals of whoever came first - the request, the user, the
/// activity - must not be seen by a load that serves others too.
/// </summary>
internal static class CleanContext
{
    private static readonly ExecutionContext Default = CaptureDefault();

    public static void Run<TState>(TState state, Action<TState> action)
    {
        if (ExecutionContext.Capture() is not { } callers)
        {
            // Its flow is suppressed; a thread that is left alone cannot be given back what cannot be captured.
            ExecutionContext.Run(Default, static boxed =>
            {
                (TState state, Action<TState> action) = ((TState, Action<TState>))boxed!;
                RunWithoutSynchronization(state, action);
            }, (state, action));
            return;
        }

        ExecutionContext.Restore(Default);
        try
        {
            RunWithoutSynchronization(state, action);
        }
        finally
        {
            ExecutionContext.Restore(callers);
        }
    }

    // It is not part of the execution context, but an origin would go on in it after its first await.
    private static void RunWithoutSynchronization<TState>(TState state, Action<TState> action)
    {
        SynchronizationContext? callers = SynchronizationContext.Current;
        if (callers is null)
        {
            action(state);
            return;
        }

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action(state);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(callers);
        }
    }

    // A thread that was started without its starter's context is the only place that surely has none.
    private static ExecutionContext CaptureDefault()
    {
        ExecutionContext? captured = null;
        var thread = new Thread(() => captured = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return captured!;
    }
}
