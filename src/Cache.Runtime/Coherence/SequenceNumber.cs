namespace KpiGen.Cache.Coherence;

/// <summary>
/// What this node knows of one monotonically increasing number that the remote tier keeps: raising it invalidates every entry stamped lower,
/// on every node, without touching the entries and without comparing clocks.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class SequenceNumber(string name)
{
    private readonly Lock _lock = new();
    private long _known;
    private int _begun;
    private int _completed;

    public string Name { get; } = name;

    /// <summary>Gets the highest number seen; 0 before the first contact.</summary>
    public long Known => Interlocked.Read(ref _known);

    /// <summary>
    /// Gets whether entries of the remote tier can be judged: the number is known and no invalidation of this node waits to be told to it.
    /// </summary>
    public bool IsSettled
    {
        get
        {
            lock (_lock)
            {
                return _known != 0 && _begun == _completed;
            }
        }
    }

    public bool IsPending
    {
        get
        {
            lock (_lock)
            {
                return _begun != _completed;
            }
        }
    }

    /// <summary>Notes that an invalidation begins; until a number raised after this moment is known, the remote tier is not used.</summary>
    /// <returns>A ticket for <see cref="Complete"/>.</returns>
    public int Begin()
    {
        lock (_lock)
        {
            return ++_begun;
        }
    }

    /// <summary>Gets the ticket that a raise covers which is sent from now on.</summary>
    public int CurrentTicket
    {
        get
        {
            lock (_lock)
            {
                return _begun;
            }
        }
    }

    /// <summary>Notes that the number was raised on behalf of every invalidation up to the ticket.</summary>
    /// <returns>Whether another node has raised it too since this node last looked.</returns>
    public bool Complete(int ticket, long raised)
    {
        lock (_lock)
        {
            bool othersToo = raised != _known + 1;
            _known = Math.Max(_known, raised);
            _completed = Math.Max(_completed, ticket);
            return othersToo;
        }
    }

    /// <summary>Takes note of a number that was read.</summary>
    /// <param name="value">The number.</param>
    /// <param name="isFirst">Whether no number was known before.</param>
    /// <returns>Whether it is higher than what was known.</returns>
    public bool Learn(long value, out bool isFirst)
    {
        lock (_lock)
        {
            isFirst = _known == 0;
            if (value <= _known)
            {
                return false;
            }

            _known = value;
            return true;
        }
    }
}
