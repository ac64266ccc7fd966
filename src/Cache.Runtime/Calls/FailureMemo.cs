using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Tags;
using KpiGen.Cache.Time;

namespace KpiGen.Cache.Calls;

/// <summary>The failures of one method's origin that are remembered for a moment, so that an origin in trouble is not asked by every caller.</summary>
/// <remarks>Safe for concurrent use. Bounded: what does not fit is not remembered.</remarks>
internal sealed class FailureMemo<TKey, TValue>(MethodPolicy policy, TypeEpoch epoch, CoarseClock clock)
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>How many failures are remembered at most.</summary>
    public const int Capacity = 1000;

    private readonly ConcurrentDictionary<TKey, Failure> _failures = new();

    public int Count => _failures.Count;

    /// <summary>Finds the failure that is remembered for a key.</summary>
    public bool TryGet(in TKey key, [NotNullWhen(true)] out ExceptionDispatchInfo? exception)
    {
        exception = null;
        if (_failures.IsEmpty || !_failures.TryGetValue(key, out Failure? failure))
        {
            return false;
        }

        if (failure.Until > clock.Refresh() && failure.Epoch == epoch.Current && failure.Tags is not { IsCurrent: false })
        {
            exception = failure.Exception;
            return true;
        }

        _failures.TryRemove(KeyValuePair.Create(key, failure));
        return false;
    }

    /// <summary>Remembers how a flight has failed, if the policy says so and nothing was invalidated meanwhile.</summary>
    public void Note(Flight<TValue> flight, TKey key, Exception exception)
    {
        TimeSpan ttl = policy.Current.FailureTtl;
        if (ttl <= TimeSpan.Zero)
        {
            return;
        }

        long now = clock.Refresh();
        if (_failures.Count >= Capacity)
        {
            Sweep(now);
        }

        if (_failures.Count < Capacity)
        {
            var failure = new Failure(ExceptionDispatchInfo.Capture(exception), now + (long)ttl.TotalMilliseconds, flight.Epoch, flight.Tags);
            flight.Publish((_failures, key, failure), static s => s._failures[s.key] = s.failure);
        }
    }

    /// <summary>Forgets the failure of a key.</summary>
    public void Forget(in TKey key) => _failures.TryRemove(key, out _);

    /// <summary>Forgets all failures.</summary>
    public void Clear() => _failures.Clear();

    /// <summary>Gives back the memory of failures that are over.</summary>
    public void Sweep() => Sweep(clock.Refresh());

    private void Sweep(long now)
    {
        foreach (KeyValuePair<TKey, Failure> failure in _failures)
        {
            if (failure.Value.Until <= now)
            {
                _failures.TryRemove(failure);
            }
        }
    }

    private sealed record Failure(ExceptionDispatchInfo Exception, long Until, int Epoch, TagSet? Tags);
}
