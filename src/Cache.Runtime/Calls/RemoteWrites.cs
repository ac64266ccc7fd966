using KpiGen.Cache.Coherence;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Calls;

/// <summary>Fills entries of the remote tier of one method, under the leases of its loads.</summary>
/// <remarks>Safe for concurrent use. Nothing here throws because of the tier.</remarks>
internal sealed class RemoteWrites<TValue>(
    RemoteTier tier, EntrySerializer<TValue> serializer, TypeEpoch epoch, MethodCounters counters, CacheRuntime runtime, RenewalNotice notice, string methodId)
{
    private readonly MethodInstruments _instruments = new(runtime.Instruments, methodId, epoch.Type);

    private LeaseKeeper Leases => runtime.Leases!;

    /// <summary>Makes the write of a value ready.</summary>
    /// <returns>What starts the write, or <see langword="null"/> when there is nothing to write and the lease has ended.</returns>
    public Func<Task<bool?>>? Prepare(byte[] key, LeaseHold hold, TValue value, EpochStamp stamp, TimeSpan ttl, TimeSpan lifetime, Action<EpochStamp>? missed)
    {
        byte[]? frame = epoch.IsSettled ? Serialize(key, value, stamp, ttl, lifetime) : null;
        if (frame is null)
        {
            Release(hold.Lease);
            return null;
        }

        return () =>
        {
            Task<bool?> filling = FillAsync(key, hold, frame, lifetime, () => missed?.Invoke(stamp));
            runtime.Background.Track(filling);
            return filling;
        };
    }

    /// <summary>Ends a lease behind the answer.</summary>
    public void Release(Lease lease)
    {
        if (Leases.End(lease))
        {
            runtime.Background.Track(tier.ReleaseAsync(lease));
        }
    }

    private byte[]? Serialize(byte[] key, TValue value, EpochStamp stamp, TimeSpan ttl, TimeSpan lifetime)
    {
        try
        {
            byte[]? frame = serializer.Serialize(key, value, stamp, ttl, lifetime, runtime.Options.Remote, out int payloadLength);
            if (frame is null)
            {
                counters.CountOversizedPayload();
                Log.PayloadTooLarge(runtime.Logger, methodId, payloadLength);
                return null;
            }

            _instruments.RecordPayload(payloadLength, Frame.StoredLength(frame));

            return frame;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.SerializationFailed(runtime.Logger, exception, methodId);
            return null;
        }
    }

    private async Task<bool?> FillAsync(byte[] key, LeaseHold hold, byte[] frame, TimeSpan lifetime, Action missed)
    {
        bool? stored = await tier.FillAsync(hold.Lease, frame, lifetime).ConfigureAwait(false);
        if (stored is { } isStored)
        {
            Leases.End(hold.Lease);
            if (isStored && hold.WasTaken)
            {
                await notice.SendAsync(key).ConfigureAwait(false);
            }

            return stored;
        }

        // Others need not wait for an entry that does not come.
        counters.CountRemoteError();
        Release(hold.Lease);
        missed();
        return null;
    }
}
