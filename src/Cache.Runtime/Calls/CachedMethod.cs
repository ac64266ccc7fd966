using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Calls;
using KpiGen.Cache.Calls.Batches;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// The path of a call of one cached method: memory, then one flight per key that asks the remote tier and then the origin.
/// Generated decorators hold one for each of their methods.
/// </summary>
/// <typeparam name="TService">The service interface.</typeparam>
/// <typeparam name="TKey">The key struct of the method.</typeparam>
/// <typeparam name="TValue">The type of the value, without its task.</typeparam>
/// <remarks>Safe for concurrent use. A hit allocates nothing and takes no lock, but for the first one of a thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CachedMethod<TService, TKey, TValue> : ICachedMethod
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    private readonly SingleFlight<TKey, TValue> _flights = new();
    private readonly MethodCounters _counters = new();
    private readonly MethodMemory<TKey, TValue> _memory;
    private readonly AgedEntries<TKey, TValue> _aged;
    private readonly MethodObserver<TKey> _observer;
    private readonly MissPath<TService, TKey, TValue> _misses;
    private readonly BatchBoarding<TService, TKey, TValue> _boarding;
    private readonly FailureMemo<TKey, TValue> _failures;
    private readonly MethodKeys<TKey> _keys;
    private readonly RemoteEntries<TValue>? _remote;
    private readonly WriteRepair<TKey, TValue>? _repair;
    private readonly TypeEpoch _epoch;
    private readonly CachedMethodDescriptor _descriptor;

    internal CachedMethod(
        CachedMethodDescriptor descriptor, PayloadCodec<TValue> codec, MethodHooks<TKey, TValue> hooks, Origin<TService> origin, CacheRuntime runtime)
    {
        var policy = new MethodPolicy(descriptor, runtime);
        _descriptor = descriptor;
        _epoch = runtime.Epochs.Of(descriptor.CacheType);
        _keys = new(runtime.Keyspace, descriptor, codec.Shape);
        _observer = new(_counters, _keys);
        _memory = new(new MemoryTier<TKey, TValue>(runtime.Options.Memory.MaxEntriesPerMethod), _epoch, runtime.Clock, isTagged: hooks.Tags is not null);
        _failures = new(policy, _epoch, runtime.Clock);
        PendingWrites<TKey>? pending = null;
        if (runtime is { Remote: { } tier, Coherence: { } coherence })
        {
            pending = new();
            _remote = new(tier, new EntrySerializer<TValue>(codec, runtime.Signer), coherence, _epoch, _counters, runtime, new RenewalNotice(runtime, _keys.Describe, descriptor.Id), descriptor.Id);
            _repair = new(pending, _memory, _keys, _remote, _epoch, runtime.Background);
        }

        var guard = new OriginGuard<TService>(origin, policy, () => runtime.Options.MaxAbandonedLoads, runtime.Time, descriptor.Id);
        var start = new FlightStart<TKey, TValue>(_keys, hooks.Tags is null ? null : new MethodTags<TKey>(hooks.Tags, runtime.Tags, runtime.Keyspace, policy));
        var landing = new FlightLanding<TKey, TValue>(_memory, policy, hooks, _failures, _counters, _epoch, pending);
        var tracing = new LoadTracing<TKey>(descriptor, _keys, runtime);
        var path = new FlightPath<TService, TKey, TValue>(_flights, landing, start, _remote, guard, _epoch, policy, runtime.Time, tracing);
        var aged = new AgedEntries<TKey, TValue>(_memory, _observer, policy);
        _misses = new(_flights, path, aged, _failures, hooks, guard, _observer, _epoch);
        _boarding = new(_flights, new(_flights, landing, start, _remote is null ? null : new(_remote), guard, _epoch, tracing, descriptor.Id), _observer, _epoch);
        _aged = aged;
    }

    CachedMethodDescriptor ICachedMethod.Descriptor => _descriptor;

    TypeEpoch ICachedMethod.Epoch => _epoch;

    CacheCounts ICachedMethod.Counts => _counters.Read() with { Evictions = _memory.Evictions, FlightJoins = _flights.Joins };

    IEnumerable<KeyValuePair<string, long>> ICachedMethod.RejectedFrames => _counters.RejectedFrames;

    int ICachedMethod.EntryCount => _memory.Count;

    int ICachedMethod.LoadCount => _flights.Count;

    /// <summary>Creates the path of a method that takes many ids and shares the entries of this one.</summary>
    /// <param name="absence">What it means that the origin has no value for an id.</param>
    /// <param name="copy">Copies a value where callers get copies.</param>
    /// <typeparam name="TId">The type of the ids.</typeparam>
    /// <returns>The path; keep it as long as the application runs.</returns>
    public CachedBatch<TService, TKey, TId, TValue> Batch<TId>(BatchAbsence absence, Func<TValue, TValue>? copy)
        => new(_memory, _aged, _observer, _boarding, new BatchTraits<TValue>(absence, copy));

    /// <summary>Answers from memory.</summary>
    /// <param name="key">The call.</param>
    /// <param name="task">The completed task that every hit of the entry shares.</param>
    /// <returns>Whether memory holds a current entry.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetTask(in TKey key, [NotNullWhen(true)] out Task<TValue>? task)
    {
        if (_memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry) && _observer.TryHit(in key, entry))
        {
            task = entry.Task;
            return true;
        }

        task = null;
        return false;
    }

    /// <summary>Answers from memory, for methods that return a value or a <see cref="ValueTask{TResult}"/>.</summary>
    /// <param name="key">The call.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether memory holds a current entry.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetValue(in TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry) && _observer.TryHit(in key, entry))
        {
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Answers from memory, for streams: an entry without a value says that the origin answers, which makes the call a miss.</summary>
    internal bool TryGetItems(in TKey key, out TValue? value)
    {
        CallMode mode = CallScope.Current?.Mode ?? CallMode.Normal;
        if (mode != CallMode.Normal)
        {
            // Who passes the cache gets the origin's own stream, item by item.
            value = default;
            return mode == CallMode.Bypass && _observer.Bypassed();
        }

        if (!_memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry) || (entry.Value is not null && !_observer.TryHit(in key, entry: null)))
        {
            value = default;
            return false;
        }

        value = entry.Value;
        if (value is null)
        {
            _observer.Landed(in key, LoadSource.Origin);
        }

        return true;
    }

    /// <summary>Answers a call that memory does not answer.</summary>
    /// <param name="key">The call; it holds no object that the caller may still change.</param>
    /// <param name="args">All arguments, for <paramref name="load"/>.</param>
    /// <param name="load">Calls the origin. Static: it takes all it needs from its parameters.</param>
    /// <param name="cancellationToken">Ends this caller's wait; the load goes on as long as anybody waits for it.</param>
    /// <typeparam name="TArgs">The type of the arguments.</typeparam>
    /// <returns>The value. What the origin throws is thrown unchanged.</returns>
    public Task<TValue> LoadAsync<TArgs>(
        TKey key, TArgs args, Func<TService, TArgs, CancellationToken, Task<TValue>> load, CancellationToken cancellationToken)
        => _misses.LoadAsync(key, new TaskCall<TService, TArgs, TValue>(args, load), cancellationToken);

    /// <inheritdoc cref="LoadAsync{TArgs}"/>
    public ValueTask<TValue> LoadValueAsync<TArgs>(
        TKey key, TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TValue>> load, CancellationToken cancellationToken)
        => new(_misses.LoadAsync(key, new ValueTaskCall<TService, TArgs, TValue>(args, load), cancellationToken));

    /// <inheritdoc cref="LoadAsync{TArgs}"/>
    public TValue Load<TArgs>(TKey key, TArgs args, Func<TService, TArgs, CancellationToken, TValue> load, CancellationToken cancellationToken)
        => _misses.Load(key, (origin, token) => load(origin, args, token), cancellationToken);

    bool ICachedMethod.Drop(CacheKey key)
    {
        TKey call = ((CacheKeyOf<TKey>)key).Key;
        _flights.Invalidate(in call);
        _failures.Forget(in call);
        bool wasHeld = _memory.Remove(in call);
        _repair?.Forget(in call);
        return wasHeld;
    }

    string ICachedMethod.Describe(CacheKey key)
    {
        TKey call = ((CacheKeyOf<TKey>)key).Key;
        return _keys.Describe(in call);
    }

    void ICachedMethod.DropDescribed(string description)
    {
        byte[] text = _keys.TextOf(description, out bool isOtherShape);
        _flights.InvalidateWhere(key => _keys.Text(in key).AsSpan().SequenceEqual(text));
        _failures.Clear();
        _memory.RemoveMarked(MethodKeys<TKey>.Mark(text));
        _repair?.ForgetWhere(key => _keys.Text(in key).AsSpan().SequenceEqual(text));
        if (isOtherShape)
        {
            // The node that runs another version of the code has removed its own entry, not the one that this version reads.
            _remote?.RemoveBehind(text);
        }
    }

    int ICachedMethod.DropMatching(Predicate<ReadOnlyMemory<byte>> match)
    {
        bool Matches(TKey key) => match(_keys.StorageName(in key));

        _flights.InvalidateWhere(Matches);
        _failures.Clear();
        int dropped = _memory.RemoveWhere(Matches);
        _repair?.ForgetWhere(Matches);
        return dropped;
    }

    int ICachedMethod.DropAll() => _memory.RemoveAll();

    Task<bool?> ICachedMethod.RemoveRemoteAsync(CacheKey key)
    {
        TKey call = ((CacheKeyOf<TKey>)key).Key;
        return _remote is null ? Task.FromResult<bool?>(false) : _remote.RemoveAsync(_keys.Text(in call));
    }

    void ICachedMethod.Repair() => _repair?.Begin();

    int ICachedMethod.Sweep()
    {
        _failures.Sweep();
        _repair?.Sweep();
        return _memory.Sweep();
    }
}
