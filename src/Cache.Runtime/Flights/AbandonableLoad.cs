namespace KpiGen.Cache.Flights;

/// <summary>A load that goes on as long as somebody waits for it: the callers on board, and who is told when the last one has left.</summary>
/// <remarks>Safe for concurrent use. The lock is the load itself, for it and for what derives from it; nobody outside the cache ever sees one.</remarks>
internal abstract class AbandonableLoad : ICancellableLoad
{
    private CancellationTokenSource? _cancellation;
    private IAbandonmentWatch? _watch;
    private int _callers;
    private bool _hadOthers;

    /// <inheritdoc/>
    public CancellationToken AbandonedToken
    {
        get
        {
            lock (this)
            {
                _cancellation ??= new CancellationTokenSource();
                if (_callers == 0)
                {
                    _cancellation.Cancel();
                }

                return _cancellation.Token;
            }
        }
    }

    /// <summary>Gets whether every caller has left.</summary>
    public bool IsAbandoned
    {
        get
        {
            lock (this)
            {
                return _callers == 0;
            }
        }
    }

    /// <summary>Tells a watch when the last caller has left, at once if that is past. There is room for one: unlike a token it costs no memory.</summary>
    public void TellWhenAbandoned(IAbandonmentWatch watch)
    {
        lock (this)
        {
            _watch = watch;
            if (_callers > 0)
            {
                return;
            }
        }

        Tell(watch);
    }

    /// <summary>Takes one caller off board. The last one cancels the load.</summary>
    public void Leave()
    {
        CancellationTokenSource? cancellation = null;
        IAbandonmentWatch? watch = null;
        lock (this)
        {
            if (--_callers == 0 && TryAbandon())
            {
                (cancellation, watch) = (_cancellation, _watch);
            }
        }

        cancellation?.CancelBehind();
        if (watch is not null)
        {
            Tell(watch);
        }
    }

    /// <inheritdoc/>
    public void Cancel()
    {
        CancellationTokenSource? cancellation;
        lock (this)
        {
            cancellation = _cancellation;
        }

        cancellation?.CancelBehind();
    }

    /// <summary>Gets whether nobody but its leader has ever been on board, and nothing was given its token or watches it. Needs the lock.</summary>
    protected bool IsKnownToLeaderOnly => !_hadOthers && _cancellation is null && _watch is null;

    /// <summary>Takes one more caller on board. Needs the lock.</summary>
    protected void Board()
    {
        _callers++;
        _hadOthers = true;
    }

    /// <summary>Makes it a load that begins, with its leader on board. Nobody else may know it.</summary>
    protected void Begin() => (_callers, _hadOthers, _cancellation, _watch) = (1, false, null, null);

    /// <summary>Notes that the last caller has left. Needs the lock.</summary>
    /// <returns>Whether the load is to be cancelled.</returns>
    protected abstract bool TryAbandon();

    private static void Tell(IAbandonmentWatch watch) => ThreadPool.UnsafeQueueUserWorkItem(static watch => watch.NoteAbandoned(), watch, preferLocal: false);
}
