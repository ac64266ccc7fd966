namespace KpiGen.Cache.Calls.Batches;

/// <summary>Work in pieces, done by the thread that needs it and by threads of the pool that happen to be free.</summary>
/// <remarks>
/// Nobody waits for a thread that has not come: whoever needs the work does every piece that no other has begun. Pieces run side by side, in the context in which
/// the work was begun, and must not throw.
/// </remarks>
internal sealed class SharedWork : IThreadPoolWorkItem
{
    // As much as a thread checks and deserialises in some 50 microseconds, several times what calling it takes.
    private const int BytesForHelper = 16 * 1024;
    private const int MostHelpers = 3;

    // Some 30 microseconds, several pieces: a thread that is put to sleep is away for longer.
    private const int Spins = 40;
    private const int SpinLength = 20;

    private readonly int _count;
    private readonly Action<int> _piece;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;
    private int _done;

    private SharedWork(int count, Action<int> piece) => (_count, _piece) = (count, piece);

    private bool IsDone => Volatile.Read(ref _done) == _count;

    /// <summary>Returns how many threads are worth calling to deserialise entries.</summary>
    /// <param name="bytes">How many bytes there are in all.</param>
    /// <param name="processors">How many processors there are.</param>
    public static int HelpersFor(long bytes, int processors) => (int)Math.Min(bytes / BytesForHelper, Math.Min(MostHelpers, processors - 1));

    /// <summary>Calls helpers, who begin as soon as they are free.</summary>
    /// <param name="count">How many pieces there are, at least one.</param>
    /// <param name="helpers">How many threads may help; of those that would find no piece none is called.</param>
    /// <param name="piece">Does the piece of a number, from 0 on.</param>
    public static SharedWork Begin(int count, int helpers, Action<int> piece)
    {
        var work = new SharedWork(count, piece);
        for (int i = Math.Min(helpers, count - 1); i > 0; i--)
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        }

        return work;
    }

    /// <summary>Does what nobody has begun, and waits for what helpers have begun.</summary>
    public async ValueTask FinishAsync()
    {
        DoPieces();
        for (int i = 0; i < Spins && !IsDone; i++)
        {
            Thread.SpinWait(SpinLength);
        }

        if (!IsDone)
        {
            await _ended.Task.ConfigureAwait(false);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_context is null)
        {
            DoPieces();
        }
        else
        {
            ExecutionContext.Run(_context, static work => ((SharedWork)work!).DoPieces(), this);
        }
    }

    private void DoPieces()
    {
        for (int next = Begun(); next < _count; next = Begun())
        {
            _piece(next);
            if (Interlocked.Increment(ref _done) == _count)
            {
                _ended.SetResult();
            }
        }
    }

    private int Begun() => Interlocked.Increment(ref _begun) - 1;
}
