using System.ComponentModel;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Calls;
using KpiGen.Cache.Calls.Batches;
using KpiGen.Cache.Calls.Batches.Requests;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// The path of a call of one batch method: the entries of the method of one id in memory, then the flights of the ids that are left. Generated
/// decorators hold one for each of their batch methods.
/// </summary>
/// <typeparam name="TService">The service interface.</typeparam>
/// <typeparam name="TKey">The key struct of the method of one id.</typeparam>
/// <typeparam name="TId">The type of the ids.</typeparam>
/// <typeparam name="TValue">The type of the value of one id, without its task.</typeparam>
/// <remarks>Safe for concurrent use.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CachedBatch<TService, TKey, TId, TValue>
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    // Bounds what one command of the remote tier and one call of the origin have to answer.
    internal const int MaxIdsPerLoad = 10_000;

    private readonly MethodMemory<TKey, TValue> _memory;
    private readonly AgedEntries<TKey, TValue> _aged;
    private readonly MethodObserver<TKey> _observer;
    private readonly BatchBoarding<TService, TKey, TValue> _boarding;
    private readonly BatchTraits<TValue> _traits;

    internal CachedBatch(
        MethodMemory<TKey, TValue> memory,
        AgedEntries<TKey, TValue> aged,
        MethodObserver<TKey> observer,
        BatchBoarding<TService, TKey, TValue> boarding,
        BatchTraits<TValue> traits)
    {
        _memory = memory;
        _aged = aged;
        _observer = observer;
        _boarding = boarding;
        _traits = traits;
    }

    /// <summary>Answers a call.</summary>
    /// <param name="ids">The ids; they are copied before anything else happens.</param>
    /// <param name="args">The other arguments.</param>
    /// <param name="keyOf">Makes the key of an id; it holds no object that the caller may still change.</param>
    /// <param name="load">Calls the origin with ids, the key of the first of them and the arguments.</param>
    /// <param name="result">Makes of the values what the method returns.</param>
    /// <param name="cancellationToken">Ends this caller's wait; loads go on as long as anybody waits for them.</param>
    /// <param name="name">What the caller calls the ids.</param>
    /// <typeparam name="TArgs">The type of the arguments.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <returns>The result. What the origin throws is thrown unchanged.</returns>
    /// <exception cref="ArgumentNullException">There are no ids, not even an empty collection.</exception>
    /// <exception cref="ArgumentException">An id is <see langword="null"/>, and the result is a dictionary.</exception>
    public Task<TResult> GetAsync<TArgs, TResult>(
        IEnumerable<TId>? ids,
        TArgs args,
        Func<TArgs, TId, TKey> keyOf,
        Func<TService, TId[], TKey, TArgs, CancellationToken, Task<BatchAnswer<TId, TValue>>> load,
        Func<BatchResult<TId, TKey, TValue>, TResult> result,
        CancellationToken cancellationToken,
        [CallerArgumentExpression(nameof(ids))] string? name = null)
    {
        var request = BatchRequest<TId, TKey, TValue>.Take(ids, name, args, keyOf);
        ThrowIfNull(request, name);
        CallMode mode = CallScope.Current?.Mode ?? CallMode.Normal;
        if ((mode == CallMode.Normal ? ReadMemory(request) : [.. Enumerable.Range(0, request.SlotCount)]) is { Count: > 0 } missing)
        {
            return LoadAsync(request, missing, mode, (origin, wanted, key, token) => load(origin, wanted, key, args, token), result, cancellationToken);
        }

        TResult answer = result(new BatchResult<TId, TKey, TValue>(request, _traits));
        request.Dispose();
        return Task.FromResult(answer);
    }

    private void ThrowIfNull(BatchRequest<TId, TKey, TValue> request, string? name)
    {
        if (default(TId) is not null || _traits.Absence == BatchAbsence.Impossible)
        {
            return;
        }

        for (int slot = 0; slot < request.SlotCount; slot++)
        {
            if (request.Id(request.Slot(slot).First) is null)
            {
                throw new ArgumentException("An id is null, and a dictionary has no place for it.", name);
            }
        }
    }

    // Returns the slots that memory has no value for, or null: a batch of hits needs no list.
    private List<int>? ReadMemory(BatchRequest<TId, TKey, TValue> request)
    {
        List<int>? missing = null;
        for (int i = 0; i < request.SlotCount; i++)
        {
            if (!TryReadMemory(ref request.Slot(i)))
            {
                (missing ??= new(request.SlotCount)).Add(i);
            }
        }

        return missing;
    }

    private bool TryReadMemory(ref BatchSlot<TKey, TValue> slot)
    {
        if (!_memory.TryFind(in slot.Key, out MemoryEntry<TKey, TValue>? entry))
        {
            return false;
        }

        if (_memory.TryUse(entry))
        {
            _observer.TryHit(in slot.Key, entry: null);
        }
        else if (!_aged.TryServe(in slot.Key, out entry))
        {
            return false;
        }

        slot.Put(entry.Value);
        return true;
    }

    private async Task<TResult> LoadAsync<TResult>(
        BatchRequest<TId, TKey, TValue> request,
        List<int> missing,
        CallMode mode,
        Func<TService, TId[], TKey, CancellationToken, Task<BatchAnswer<TId, TValue>>> call,
        Func<BatchResult<TId, TKey, TValue>, TResult> result,
        CancellationToken cancellationToken)
    {
        using BatchRequest<TId, TKey, TValue> borrowed = request;
        cancellationToken.ThrowIfCancellationRequested();
        foreach (int[] chunk in missing.Chunk(MaxIdsPerLoad))
        {
            if (mode == CallMode.Bypass)
            {
                await _boarding.PassAsync(request, chunk, call, cancellationToken).ConfigureAwait(false);
                continue;
            }

            IReadOnlyList<int> slots = chunk;
            while (slots.Count > 0)
            {
                slots = await _boarding.FillAsync(request, slots, call, _traits, mode == CallMode.Refresh, cancellationToken).ConfigureAwait(false);
            }
        }

        return result(new BatchResult<TId, TKey, TValue>(request, _traits));
    }
}
