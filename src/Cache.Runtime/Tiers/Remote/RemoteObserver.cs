using System.Diagnostics;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Tiers.Remote;

/// <summary>Measures the reads and writes of the remote tier.</summary>
internal sealed class RemoteObserver(CacheInstruments instruments)
{
    /// <summary>Gets whether anybody listens to reads.</summary>
    public bool SeesReads => instruments.RemoteReads.IsEnabled || CacheActivities.Source.HasListeners();

    public ReadTrace BeginRead() => new(instruments.RemoteReads, instruments.RemoteReads.Begin(), CacheActivities.Start(CacheActivities.RemoteRead, ActivityKind.Client));

    public long? BeginWrite() => instruments.RemoteWrites.Begin();

    /// <param name="begun">When it began.</param>
    /// <param name="stored">Whether the entry was stored, or <see langword="null"/> when the tier could not be reached.</param>
    public void EndWrite(long? begun, bool? stored)
    {
        string outcome = stored switch { true => "stored", false => "refused", null => "unavailable" };
        instruments.RemoteWrites.End(begun, new TagList { { CacheAttributes.Outcome, outcome } });
    }
}
