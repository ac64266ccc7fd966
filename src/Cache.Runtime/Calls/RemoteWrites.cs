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
    public Func<Task<bool?>>? Prepare(PreparedFill<TValue> fill)
    {
        if (Serialize(fill) is not { } frame)
        {
            return null;
        }

        return () => FillAsync(fill, frame);
    }

    /// <summary>Begins to write several values. Serialising happens on another thread: nobody waits for it.</summary>
    public void Begin(PreparedFill<TValue>[] fills) => runtime.Background.Track(Task.Run(() => FillManyAsync(fills)));

    /// <summary>Ends a lease behind the answer.</summary>
    public void Release(Lease lease)
    {
        if (Leases.End(lease))
        {
            runtime.Background.Track(tier.ReleaseAsync(lease));
        }
    }

    // Where there is nothing to write the lease ends.
    private byte[]? Serialize(PreparedFill<TValue> fill)
    {
        byte[]? frame = epoch.IsSettled ? TrySerialize(fill) : null;
        if (frame is null)
        {
            Release(fill.Hold.Lease);
        }

        return frame;
    }

    private byte[]? TrySerialize(PreparedFill<TValue> fill)
    {
        try
        {
            byte[]? frame = serializer.Serialize(fill.Key, fill.Value, fill.Stamp, fill.Ttl, fill.Lifetime, runtime.Options.Remote, out int payloadLength);
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

    private async Task<bool?> FillAsync(PreparedFill<TValue> fill, byte[] frame)
    {
        runtime.Background.Begin();
        try
        {
            bool? stored = await tier.FillAsync(new RemoteFrame(fill.Hold.Lease, frame, fill.Lifetime)).ConfigureAwait(false);
            if (stored is null)
            {
                counters.CountRemoteError();
            }

            await ConcludeAsync(fill, stored).ConfigureAwait(false);
            return stored;
        }
        finally
        {
            runtime.Background.End();
        }
    }

    private async Task FillManyAsync(PreparedFill<TValue>[] fills)
    {
        List<PreparedFill<TValue>> sent = [];
        List<RemoteFrame> frames = [];
        foreach (PreparedFill<TValue> fill in fills)
        {
            if (Serialize(fill) is { } frame)
            {
                sent.Add(fill);
                frames.Add(new RemoteFrame(fill.Hold.Lease, frame, fill.Lifetime));
            }
        }

        if (frames.Count == 0)
        {
            return;
        }

        bool[]? stored = await tier.FillManyAsync([.. frames]).ConfigureAwait(false);
        if (stored is null)
        {
            counters.CountRemoteError();
        }

        await Task.WhenAll(sent.Select((fill, i) => ConcludeAsync(fill, stored?[i]))).ConfigureAwait(false);
    }

    private Task ConcludeAsync(PreparedFill<TValue> fill, bool? stored)
    {
        if (stored is { } isStored)
        {
            Leases.End(fill.Hold.Lease);
            return isStored && fill.Hold.WasTaken ? notice.SendAsync(fill.Key) : Task.CompletedTask;
        }

        // Others need not wait for an entry that does not come.
        Release(fill.Hold.Lease);
        fill.Missed?.Invoke(fill.Stamp);
        return Task.CompletedTask;
    }
}
