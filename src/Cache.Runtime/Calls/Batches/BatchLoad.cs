using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>The flights that one call of a batch leads, and how the origin is asked for them.</summary>
/// <param name="Seats">The flights; there is at least one.</param>
/// <param name="Call">Calls the origin with the ids that are still wanted and the key of one of them.</param>
/// <param name="Traits">What the compiler knows.</param>
/// <param name="Renews">Whether the caller wants values that are loaded now.</param>
internal sealed record BatchLoad<TService, TId, TKey, TValue>(
    IReadOnlyList<BatchSeat<TId, TKey, TValue>> Seats,
    Func<TService, TId[], TKey, CancellationToken, Task<BatchAnswer<TId, TValue>>> Call,
    BatchTraits<TValue> Traits,
    bool Renews)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    private readonly TaskCompletionSource _landing = new();

    /// <summary>Gets what ends when all has landed that does not wait for another node.</summary>
    public Task Landing => _landing.Task;

    /// <summary>Lets the caller go on, on this thread. It is the last thing to be done for a batch: the caller's code runs in it.</summary>
    public void Land() => _landing.TrySetResult();

    /// <summary>Lets the caller go on elsewhere.</summary>
    public void LandBehind() => ThreadPool.UnsafeQueueUserWorkItem(static landing => landing.TrySetResult(), _landing, preferLocal: false);
}
