using KpiGen.Cache.Coherence;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote;

namespace KpiGen.Cache.Calls;

/// <summary>The remote tier of one method: reads, checks and writes its entries.</summary>
/// <remarks>Safe for concurrent use. Nothing here throws because of the tier.</remarks>
internal sealed class RemoteEntries<TValue>(
    RemoteTier tier, EntrySerializer<TValue> serializer, CoherenceLoop coherence, TypeEpoch epoch, MethodCounters counters, CacheRuntime runtime, string methodId)
{
    private RemoteTierOptions Options => runtime.Options.Remote;

    public async ValueTask<RemoteEntry<TValue>?> ReadAsync(byte[] key)
    {
        if (!epoch.IsSettled && !await coherence.SettleAsync(epoch).ConfigureAwait(false))
        {
            counters.CountRemoteError();
            return null;
        }

        return Accept(key, await tier.ReadAsync(runtime.Keyspace.StorageName(key)).ConfigureAwait(false));
    }

    /// <summary>Reads several entries at once, within the budget of one read.</summary>
    /// <returns>One element for each key; <see langword="null"/> where there is no entry that may be used.</returns>
    public async ValueTask<RemoteEntry<TValue>?[]> ReadManyAsync(byte[][] keys)
    {
        var entries = new RemoteEntry<TValue>?[keys.Length];
        if (!epoch.IsSettled && !await coherence.SettleAsync(epoch).ConfigureAwait(false))
        {
            counters.CountRemoteError();
            return entries;
        }

        if (await tier.ReadManyAsync(Array.ConvertAll(keys, key => runtime.Keyspace.StorageName(key))).ConfigureAwait(false) is not { } found)
        {
            counters.CountRemoteError();
            return entries;
        }

        for (int i = 0; i < keys.Length; i++)
        {
            entries[i] = Accept(keys[i], RemoteRead.Of(found[i]));
        }

        return entries;
    }

    /// <summary>Reads on the calling thread.</summary>
    public RemoteEntry<TValue>? Read(byte[] key)
    {
        // Settling happens once after start and after trouble; a blocking caller leaves it to the coherence loop.
        if (!epoch.IsSettled)
        {
            coherence.Start();
            counters.CountRemoteError();
            return null;
        }

        return Accept(key, tier.Read(runtime.Keyspace.StorageName(key)));
    }

    /// <summary>Makes the write of a value ready. Serialising happens here, outside the flight's lock.</summary>
    /// <returns>What starts the write, or <see langword="null"/> when there is nothing to write.</returns>
    public Action? PrepareWrite(byte[] key, TValue value, EpochStamp stamp, TimeSpan ttl)
    {
        if (!epoch.IsSettled)
        {
            return null;
        }

        try
        {
            byte[]? frame = serializer.Serialize(key, value, stamp, ttl, Options, out int payloadLength);
            if (frame is null)
            {
                counters.CountOversizedPayload();
                Log.PayloadTooLarge(runtime.Logger, methodId, payloadLength);
                return null;
            }

            return () => runtime.Background.Track(WriteAsync(runtime.Keyspace.StorageName(key), frame, ttl));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.SerializationFailed(runtime.Logger, exception, methodId);
            return null;
        }
    }

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether it existed, or <see langword="null"/> when the tier could not be reached.</returns>
    public Task<bool?> RemoveAsync(byte[] key) => tier.RemoveAsync(runtime.Keyspace.StorageName(key));

    private async Task WriteAsync(byte[] name, byte[] frame, TimeSpan ttl)
    {
        if (!await tier.WriteAsync(name, frame, ttl).ConfigureAwait(false))
        {
            counters.CountRemoteError();
        }
    }

    private RemoteEntry<TValue>? Accept(byte[] key, RemoteRead read)
    {
        if (read.Status != RemoteReadStatus.Found)
        {
            if (read.Status == RemoteReadStatus.Unavailable)
            {
                counters.CountRemoteError();
            }

            return null;
        }

        var expected = new FrameExpectation(key, serializer.Shape, epoch.Stamp, Options.MaxPayloadBytes);
        FrameReadResult result = serializer.TryDeserialize(read.Value.Frame, in expected, out Frame frame, out TValue? value);
        if (result != FrameReadResult.Ok)
        {
            counters.CountRejectedFrame();
            Log.FrameRejected(runtime.Logger, methodId, result.ToString());
            return null;
        }

        coherence.Learn(epoch, frame.Stamp);
        TimeSpan left = read.Value.TimeLeft is { } known && known < frame.Ttl ? known : frame.Ttl;
        return left <= TimeSpan.Zero ? null : new RemoteEntry<TValue>(value!, left);
    }
}
