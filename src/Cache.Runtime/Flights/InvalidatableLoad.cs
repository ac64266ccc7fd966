using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Flights;

/// <summary>A load whose value is stored only if nothing was invalidated since it began that it could bring back.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal abstract class InvalidatableLoad : AbandonableLoad
{
    private bool _closed;
    private bool _invalidated;

    /// <summary>Gets the epoch of the type when the load began; its value is worth nothing in any other.</summary>
    public int Epoch { get; private set; }

    /// <summary>Gets or sets the tags of what is loaded. The leader sets them before it asks anybody for the value.</summary>
    public TagSet? Tags { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }

    /// <summary>Gets or sets what entries keep of their names, for invalidations by other nodes.</summary>
    public int Mark { get; set; }

    /// <summary>Gets whether it was invalidated. Needs the lock.</summary>
    protected bool IsInvalidated => _invalidated;

    /// <summary>Joins, unless the load began before an invalidation or has been abandoned.</summary>
    /// <remarks>A caller that looked at the epoch before an invalidation may join a load that began after it: it gets something newer.</remarks>
    public bool TryJoin(int currentEpoch)
    {
        lock (this)
        {
            // By difference: epochs wrap around.
            if (_closed || currentEpoch - Epoch > 0 || Tags is { IsCurrent: false })
            {
                return false;
            }

            Board();
            return true;
        }
    }

    /// <summary>Whether nothing has been invalidated since the load began that it could bring back.</summary>
    public bool IsCurrent(int currentEpoch)
    {
        lock (this)
        {
            return !_invalidated && currentEpoch == Epoch && Tags is not { IsCurrent: false };
        }
    }

    /// <summary>Sees to it that nothing this load brings is stored and nobody joins it any more. Those on board still get its value.</summary>
    public void Invalidate()
    {
        lock (this)
        {
            _closed = true;
            _invalidated = true;
        }
    }

    /// <summary>
    /// Stores the value unless the load was invalidated. An invalidation that comes later finds what was stored and removes it, so there is
    /// no moment at which an outdated value can slip through.
    /// </summary>
    /// <returns>Whether it was stored.</returns>
    public bool Publish<TState>(TState state, Action<TState> store)
    {
        lock (this)
        {
            if (!_invalidated)
            {
                store(state);
            }

            return !_invalidated;
        }
    }

    /// <summary>Sees to it that nobody joins it any more. Needs the lock.</summary>
    protected void Close() => _closed = true;

    // What an abandoned origin still brings is not stored: the next load of the key may have been invalidated by then.
    protected override bool TryAbandon()
    {
        _closed = true;
        _invalidated = true;
        return true;
    }

    /// <summary>Makes it a load that begins. Nobody else may know it.</summary>
    protected void Begin(int epoch)
    {
        Begin();
        (Epoch, Tags, Mark, _closed, _invalidated) = (epoch, null, 0, false, false);
    }
}
