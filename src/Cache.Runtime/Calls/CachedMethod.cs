using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using KpiGen.Cache.Calls;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Policies;
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
/// <remarks>Safe for concurrent use. A hit allocates nothing and takes no lock.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CachedMethod<TService, TKey, TValue> : ICachedMethod
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    private readonly MethodMemory<TKey, TValue> _memory;
    private readonly SingleFlight<TKey, TValue> _flights = new();
    private readonly MethodCounters _counters = new();
    private readonly RemoteEntries<TValue>? _remote;
    private readonly Origin<TService> _origin;
    private readonly CacheRuntime _runtime;
    private readonly TypeEpoch _epoch;
    private readonly CachedMethodDescriptor _descriptor;
    private readonly CachePolicy _policyAtStart;
    private readonly byte[] _keyHead;

    internal CachedMethod(CachedMethodDescriptor descriptor, PayloadCodec<TValue> codec, Origin<TService> origin, CacheRuntime runtime)
    {
        // Asked for here so that a type without a time to live stops the start and not the first call.
        _policyAtStart = CachePolicy.Resolve(descriptor, runtime.Options, null);
        _descriptor = descriptor;
        _runtime = runtime;
        _origin = origin;
        _epoch = runtime.Epochs.Of(descriptor.CacheType);
        _keyHead = runtime.Keyspace.MethodHead(descriptor.CacheType, descriptor.Id, codec.Shape);
        _memory = new(new MemoryTier<TKey, TValue>(runtime.Options.Memory.MaxEntriesPerMethod), _epoch, runtime.Clock);
        if (runtime is { Remote: { } tier, Coherence: { } coherence })
        {
            _remote = new(tier, new EntrySerializer<TValue>(codec), coherence, _epoch, _counters, runtime, descriptor.Id);
        }
    }

    CachedMethodDescriptor ICachedMethod.Descriptor => _descriptor;

    TypeEpoch ICachedMethod.Epoch => _epoch;

    CacheCounts ICachedMethod.Counts => _counters.Read();

    int ICachedMethod.EntryCount => _memory.Count;

    /// <summary>Answers from memory.</summary>
    /// <param name="key">The call.</param>
    /// <param name="task">The completed task that every hit of the entry shares.</param>
    /// <returns>Whether memory holds a current entry.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetTask(in TKey key, [NotNullWhen(true)] out Task<TValue>? task)
    {
        if (_memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry))
        {
            CountHit(in key);
            task = entry.Task!;
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
        if (_memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry))
        {
            CountHit(in key);
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
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
        => JoinAsync(key, (origin, token) => load(origin, args, token), keepTask: true, cancellationToken);

    /// <inheritdoc cref="LoadAsync{TArgs}"/>
    public ValueTask<TValue> LoadValueAsync<TArgs>(
        TKey key, TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TValue>> load, CancellationToken cancellationToken)
        => new(JoinAsync(key, (origin, token) => load(origin, args, token).AsTask(), keepTask: false, cancellationToken));

    /// <inheritdoc cref="LoadAsync{TArgs}"/>
    public TValue Load<TArgs>(TKey key, TArgs args, Func<TService, TArgs, CancellationToken, TValue> load, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flight<TValue> flight = _flights.Join(in key, _epoch.Current, out bool leads);
        if (leads)
        {
            // On this thread: a synchronous caller must not need a second one to get its answer.
            Func<TService, CancellationToken, TValue> call = (origin, token) => load(origin, args, token);

            // The leader is busy flying and cannot wait; its cancellation has to reach the origin all the same.
            using CancellationTokenRegistration leaving = cancellationToken.UnsafeRegister(static left => ((Flight<TValue>)left!).Leave(), flight);
            CleanContext.Run((method: this, flight, key, call), static s => s.method.Fly(s.flight, s.key, s.call));
        }

        LoadSource source = LoadSource.Origin;
        try
        {
            LoadedValue<TValue> loaded = flight.Wait(cancellationToken);
            source = loaded.Source;
            return loaded.Value;
        }
        finally
        {
            CountLoad(in key, source);
        }
    }

    bool ICachedMethod.Drop(CacheKey key)
    {
        TKey call = ((CacheKeyOf<TKey>)key).Key;
        _flights.Invalidate(in call);
        return _memory.Remove(in call);
    }

    int ICachedMethod.DropMatching(Predicate<ReadOnlyMemory<byte>> match)
    {
        bool Matches(TKey key) => match(_runtime.Keyspace.StorageName(KeyText(in key)));

        _flights.InvalidateWhere(Matches);
        return _memory.RemoveWhere(Matches);
    }

    int ICachedMethod.DropAll() => _memory.RemoveAll();

    Task<bool?> ICachedMethod.RemoveRemoteAsync(CacheKey key)
    {
        TKey call = ((CacheKeyOf<TKey>)key).Key;
        return _remote is null ? Task.FromResult<bool?>(false) : _remote.RemoveAsync(KeyText(in call));
    }

    int ICachedMethod.Sweep() => _memory.Sweep();

    private async Task<TValue> JoinAsync(
        TKey key, Func<TService, CancellationToken, Task<TValue>> load, bool keepTask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flight<TValue> flight = _flights.Join(in key, _epoch.Current, out bool leads);
        if (leads)
        {
            CleanContext.Run((method: this, flight, key, load, keepTask), static s => _ = s.method.FlyAsync(s.flight, s.key, s.load, s.keepTask));
        }

        LoadSource source = LoadSource.Origin;
        try
        {
            LoadedValue<TValue> loaded = await flight.WaitAsync(cancellationToken).ConfigureAwait(false);
            source = loaded.Source;
            return loaded.Value;
        }
        finally
        {
            CountLoad(in key, source);
        }
    }

    private async Task FlyAsync(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, Task<TValue>> load, bool keepTask)
    {
        try
        {
            if (TryLandFromMemory(flight, in key))
            {
                return;
            }

            byte[]? text = _remote is null ? null : KeyText(in key);
            if (text is not null && await _remote!.ReadAsync(text).ConfigureAwait(false) is { } entry)
            {
                LandRemote(flight, key, entry, keepTask);
                return;
            }

            EpochStamp stamp = _epoch.BeginLoad();
            TValue value = await _origin.CallAsync(load, flight.AbandonedToken).ConfigureAwait(false);
            LandOrigin(flight, key, text, value, stamp, keepTask);
        }
        catch (Exception exception)
        {
            Fail(flight, exception);
        }
        finally
        {
            _flights.Forget(in key, flight);
        }
    }

    private void Fly(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, TValue> load)
    {
        try
        {
            if (TryLandFromMemory(flight, in key))
            {
                return;
            }

            byte[]? text = _remote is null ? null : KeyText(in key);
            if (text is not null && _remote!.Read(text) is { } entry)
            {
                LandRemote(flight, key, entry, keepTask: false);
                return;
            }

            EpochStamp stamp = _epoch.BeginLoad();
            TValue value = _origin.Call(load, flight.AbandonedToken);
            LandOrigin(flight, key, text, value, stamp, keepTask: false);
        }
        catch (Exception exception)
        {
            Fail(flight, exception);
        }
        finally
        {
            _flights.Forget(in key, flight);
        }
    }

    // Between this caller's look into memory and its flight, another flight of the key may have landed.
    private bool TryLandFromMemory(Flight<TValue> flight, in TKey key)
    {
        if (!_memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry))
        {
            return false;
        }

        flight.Land(new LoadedValue<TValue>(entry.Value, entry.Task, LoadSource.Memory));
        return true;
    }

    private void LandRemote(Flight<TValue> flight, TKey key, RemoteEntry<TValue> entry, bool keepTask)
    {
        var loaded = new LoadedValue<TValue>(entry.Value, keepTask ? Task.FromResult(entry.Value) : null, LoadSource.Remote);
        flight.Publish(
            (memory: _memory, key, loaded, entry.TimeLeft, flight.Epoch),
            static s => s.memory.Set(s.key, in s.loaded, s.TimeLeft, s.Epoch));
        flight.Land(loaded);
    }

    private void LandOrigin(Flight<TValue> flight, TKey key, byte[]? text, TValue value, EpochStamp stamp, bool keepTask)
    {
        var loaded = new LoadedValue<TValue>(value, keepTask ? Task.FromResult(value) : null, LoadSource.Origin);
        TimeSpan ttl = CachePolicy.Resolve(_descriptor, _runtime.Options, _policyAtStart).For(value);
        if (ttl > TimeSpan.Zero)
        {
            Action? write = text is null ? null : _remote!.PrepareWrite(text, value, stamp, ttl);
            flight.Publish(
                (memory: _memory, key, loaded, ttl, flight.Epoch, write),
                static s =>
                {
                    s.memory.Set(s.key, in s.loaded, s.ttl, s.Epoch);
                    s.write?.Invoke();
                });
        }

        flight.Land(loaded);
    }

    private void Fail(Flight<TValue> flight, Exception exception)
    {
        // An origin that stops because everybody has left did not fail.
        if (!(exception is OperationCanceledException && flight.IsAbandoned))
        {
            _counters.CountOriginFailure();
        }

        flight.Fail(exception);
    }

    private void CountHit(in TKey key)
    {
        _counters.CountMemoryHit();
        if (CacheObservation.Current is { } observation)
        {
            Observe(observation, in key, CacheOutcome.Hit);
        }
    }

    private void CountLoad(in TKey key, LoadSource source)
    {
        if (source == LoadSource.Memory)
        {
            _counters.CountMemoryHit();
        }
        else if (source == LoadSource.Remote)
        {
            _counters.CountRemoteHit();
        }
        else
        {
            _counters.CountMiss();
        }

        if (CacheObservation.Current is { } observation)
        {
            Observe(observation, in key, source == LoadSource.Origin ? CacheOutcome.Miss : CacheOutcome.Hit);
        }
    }

    private void Observe(CacheObservation observation, in TKey key, CacheOutcome outcome)
    {
        observation.Record(outcome);
        if (observation.CapturesKeys)
        {
            observation.RecordKey(Encoding.UTF8.GetString(_runtime.Keyspace.StorageName(KeyText(in key))));
        }
    }

    private byte[] KeyText(in TKey key)
    {
        var writer = new CacheKeyWriter(stackalloc byte[256]);
        try
        {
            writer.AppendHead(_keyHead);
            key.WriteTo(ref writer);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
