using System.Runtime.CompilerServices;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Calls;

/// <summary>Counts every call of a method exactly once and tells whoever observes the caller's flow how it was answered.</summary>
internal sealed class MethodObserver<TKey>(MethodCounters counters, MethodKeys<TKey> keys)
    where TKey : struct, ICacheKey<TKey>
{
    /// <summary>Notes a hit in memory, unless the caller does not want one.</summary>
    /// <param name="key">The call.</param>
    /// <param name="entry">What answers it; null where the caller does not get its value as it is.</param>
    /// <returns>Whether the caller may have it.</returns>
    public bool TryHit(in TKey key, ObservedEntry? entry)
    {
        CallingThread thread = CallingThread.Current;
        if (thread.Scope is { } scope)
        {
            if (scope.Mode != CallMode.Normal)
            {
                return false;
            }

            if (scope.Observation is { } observation && !observation.HasJustNoted(entry))
            {
                Report(observation, thread, in key, CacheOutcome.Hit, entry);
            }
        }

        counters.CountMemoryHit(thread);
        return true;
    }

    /// <summary>Notes that memory answered although the hit path did not.</summary>
    public void Answered(in TKey key, bool isFresh, ObservedEntry? entry)
    {
        CallingThread thread = CallingThread.Current;
        if (isFresh)
        {
            counters.CountMemoryHit(thread);
        }
        else
        {
            counters.CountStaleHit();
        }

        Report(thread, in key, isFresh ? CacheOutcome.Hit : CacheOutcome.Stale, entry);
    }

    /// <summary>Notes a call that passes the cache because its caller wants that.</summary>
    /// <returns>Always <see langword="true"/>, for use in conditions.</returns>
    public bool Bypassed()
    {
        counters.CountBypass();
        return true;
    }

    /// <summary>Notes a call that waited for a flight. One that failed or was given up counts as a miss, one that goes on with another flight not yet.</summary>
    public void Landed<TValue>(in TKey key, in LoadedValue<TValue> loaded)
    {
        if (loaded.Source is LoadSource.Absent or LoadSource.Elsewhere)
        {
            return;
        }

        Landed(in key, loaded.Source, loaded.Entry);
        if (loaded.IsPartial)
        {
            PartialResult.Note();
        }
    }

    /// <inheritdoc cref="Landed{TValue}"/>
    public void Landed(in TKey key, LoadSource source, ObservedEntry? entry = null)
    {
        CallingThread thread = CallingThread.Current;
        switch (source)
        {
            case LoadSource.Memory:
                counters.CountMemoryHit(thread);
                break;
            case LoadSource.Remote:
                counters.CountRemoteHit();
                break;
            case LoadSource.Stale:
                counters.CountStaleHit();
                break;
            default:
                counters.CountMiss();
                break;
        }

        Report(thread, in key, OutcomeOf(source), entry);
    }

    private static CacheOutcome OutcomeOf(LoadSource source) => source switch
    {
        LoadSource.Memory or LoadSource.Remote => CacheOutcome.Hit,
        LoadSource.Stale => CacheOutcome.Stale,
        _ => CacheOutcome.Miss,
    };

    private void Report(CallingThread thread, in TKey key, CacheOutcome outcome, ObservedEntry? entry)
    {
        if (thread.Scope?.Observation is { } observation)
        {
            Report(observation, thread, in key, outcome, entry);
        }
    }

    // Kept out of the hit path, which has no registers to spare for what it seldom does.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Report(CacheObservation observation, CallingThread thread, in TKey key, CacheOutcome outcome, ObservedEntry? entry)
    {
        observation.Record(outcome);
        if (entry is not null)
        {
            observation.RecordEntry(entry, thread);
        }

        if (observation.CapturesKeys)
        {
            observation.RecordKey(keys.DisplayName(in key));
        }
    }
}
