using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Calls;

/// <summary>Counts every call of a method exactly once and tells whoever observes the caller's flow how it was answered.</summary>
internal sealed class MethodObserver<TKey>(MethodCounters counters, MethodKeys<TKey> keys)
    where TKey : struct, ICacheKey<TKey>
{
    /// <summary>Notes a hit in memory.</summary>
    public void Hit(in TKey key)
    {
        counters.CountMemoryHit();
        if (CacheObservation.Current is { } observation)
        {
            Report(observation, in key, CacheOutcome.Hit);
        }
    }

    /// <summary>Notes a call that waited for a flight. One that failed or was given up counts as a miss.</summary>
    public void Landed(in TKey key, LoadSource source)
    {
        switch (source)
        {
            case LoadSource.Memory:
                counters.CountMemoryHit();
                break;
            case LoadSource.Remote:
                counters.CountRemoteHit();
                break;
            default:
                counters.CountMiss();
                break;
        }

        if (CacheObservation.Current is { } observation)
        {
            Report(observation, in key, source == LoadSource.Origin ? CacheOutcome.Miss : CacheOutcome.Hit);
        }
    }

    private void Report(CacheObservation observation, in TKey key, CacheOutcome outcome)
    {
        observation.Record(outcome);
        if (observation.CapturesKeys)
        {
            observation.RecordKey(keys.DisplayName(in key));
        }
    }
}
