using KpiGen.Cache.Coherence;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Calls;

/// <summary>The remote tier of one method: finds, checks and fills its entries.</summary>
/// <remarks>Safe for concurrent use. Nothing here throws because of the tier.</remarks>
internal sealed class RemoteEntries<TValue>(
    RemoteTier tier, EntrySerializer<TValue> serializer, CoherenceLoop coherence, TypeEpoch epoch, MethodCounters counters, CacheRuntime runtime, string methodId)
{
    private readonly LeaseWait _wait = new(runtime.Time);

    private RemoteTierOptions Options => runtime.Options.Remote;

    private LeaseKeeper Leases => runtime.Leases!;

    /// <summary>Looks for an entry. Where there is none, it takes the lease, or waits for the node that has it.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the flight any more.</exception>
    public async ValueTask<RemoteLookup<TValue>> FindAsync(byte[] key, TagNumbers? tags, Flight<TValue> flight)
    {
        if (!epoch.IsSettled && !await coherence.SettleAsync(epoch).ConfigureAwait(false))
        {
            return Unavailable();
        }

        byte[] name = runtime.Keyspace.StorageName(key);
        Task<TagStamp[]?> reading = tags is null ? TagNumbers.None : tags.ReadAsync(tier);
        RemoteRead read = await tier.ReadAsync(name).ConfigureAwait(false);
        TagStamp[]? stamps = await reading.ConfigureAwait(false);
        if (read.Status == RemoteReadStatus.Unavailable || stamps is null)
        {
            return Unavailable();
        }

        if (Accept(key, stamps, read) is { } entry)
        {
            return new RemoteLookup<TValue>(entry, null);
        }

        LeaseRequest request = Request(name, stamps, read);
        for (int attempt = 0; ; attempt++)
        {
            LeaseReply reply = await tier.AcquireAsync(request).ConfigureAwait(false);
            if (TryConclude(key, stamps, reply, ref request) is { } lookup)
            {
                return lookup;
            }

            if (reply.Status == LeaseStatus.Held)
            {
                await _wait.WaitAsync(attempt, flight.AbandonedToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Looks for an entry on the calling thread.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the flight any more.</exception>
    public RemoteLookup<TValue> Find(byte[] key, TagNumbers? tags, Flight<TValue> flight)
    {
        // Settling happens once after start and after trouble; a blocking caller leaves it to the coherence loop.
        if (!epoch.IsSettled)
        {
            coherence.Start();
            return Unavailable();
        }

        byte[] name = runtime.Keyspace.StorageName(key);
        TagStamp[]? stamps = tags is null ? [] : tags.Read(tier);
        RemoteRead read = stamps is null ? RemoteRead.Unavailable : tier.Read(name);
        if (read.Status == RemoteReadStatus.Unavailable)
        {
            return Unavailable();
        }

        if (Accept(key, stamps!, read) is { } entry)
        {
            return new RemoteLookup<TValue>(entry, null);
        }

        LeaseRequest request = Request(name, stamps!, read);
        for (int attempt = 0; ; attempt++)
        {
            LeaseReply reply = tier.Acquire(request);
            if (TryConclude(key, stamps!, reply, ref request) is { } lookup)
            {
                return lookup;
            }

            if (reply.Status == LeaseStatus.Held)
            {
                _wait.Wait(attempt, flight.AbandonedToken);
            }
        }
    }

    /// <summary>Makes the write of a value ready.</summary>
    /// <returns>What starts the write, or <see langword="null"/> when there is nothing to write and the lease has ended.</returns>
    public Action? PrepareWrite(byte[] key, Lease lease, TValue value, EpochStamp stamp, TimeSpan ttl)
    {
        byte[]? frame = epoch.IsSettled ? Serialize(key, value, stamp, ttl) : null;
        if (frame is null)
        {
            Release(lease);
            return null;
        }

        return () => runtime.Background.Track(FillAsync(lease, frame, ttl));
    }

    /// <summary>Ends a lease behind the answer.</summary>
    public void Release(Lease lease)
    {
        if (Leases.End(lease))
        {
            runtime.Background.Track(tier.ReleaseAsync(lease));
        }
    }

    /// <summary>Removes an entry, and the right of whoever is loading it to store what is loaded.</summary>
    /// <returns>Whether it existed, or <see langword="null"/> when the tier could not be reached.</returns>
    public Task<bool?> RemoveAsync(byte[] key) => tier.RemoveAsync(runtime.Keyspace.StorageName(key));

    /// <summary>Removes an entry without anybody waiting for it.</summary>
    public void RemoveBehind(byte[] key) => runtime.Background.Track(RemoveAsync(key));

    private byte[]? Serialize(byte[] key, TValue value, EpochStamp stamp, TimeSpan ttl)
    {
        try
        {
            byte[]? frame = serializer.Serialize(key, value, stamp, ttl, ttl, Options, out int payloadLength);
            if (frame is null)
            {
                counters.CountOversizedPayload();
                Log.PayloadTooLarge(runtime.Logger, methodId, payloadLength);
            }

            return frame;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.SerializationFailed(runtime.Logger, exception, methodId);
            return null;
        }
    }

    private async Task FillAsync(Lease lease, byte[] frame, TimeSpan ttl)
    {
        bool? stored = await tier.FillAsync(lease, frame, ttl).ConfigureAwait(false);
        if (stored is not null)
        {
            Leases.End(lease);
            return;
        }

        // Others need not wait for an entry that does not come.
        counters.CountRemoteError();
        Release(lease);
    }

    // What was read and not accepted must not be found again when the lease is asked for.
    private LeaseRequest Request(byte[] name, TagStamp[] tags, RemoteRead read)
        => new(name, Leases.NewToken((epoch.Stamp with { Tags = tags }).Rank), Leases.Duration, read.Status == RemoteReadStatus.Found ? Beginning(read.Value) : null);

    private static ReadOnlyMemory<byte> Beginning(RemoteValue refused)
        => refused.Frame.Length <= Frame.HeaderLength ? refused.Frame : refused.Frame[..Frame.HeaderLength];

    private RemoteLookup<TValue>? TryConclude(byte[] key, TagStamp[] stamps, LeaseReply reply, ref LeaseRequest request)
    {
        switch (reply.Status)
        {
            case LeaseStatus.Granted:
                return new RemoteLookup<TValue>(null, new RemoteFill<TValue>(this, key, Leases.Keep(request.Key, request.Token), stamps));
            case LeaseStatus.Found when Accept(key, stamps, RemoteRead.Of(reply.Value)) is { } entry:
                return new RemoteLookup<TValue>(entry, null);
            case LeaseStatus.Found:
                request = request with { Refused = Beginning(reply.Value) };
                return null;
            case LeaseStatus.Held:
                return null;
            default:
                return Unavailable();
        }
    }

    private RemoteLookup<TValue> Unavailable()
    {
        counters.CountRemoteError();
        return default;
    }

    private RemoteEntry<TValue>? Accept(byte[] key, TagStamp[] stamps, RemoteRead read)
    {
        if (read.Status != RemoteReadStatus.Found)
        {
            return null;
        }

        var expected = new FrameExpectation(key, serializer.Shape, epoch.Stamp with { Tags = stamps }, Options.MaxPayloadBytes);
        FrameReadResult result = serializer.TryDeserialize(read.Value.Frame, in expected, out Frame frame, out TValue? value);
        if (result != FrameReadResult.Ok)
        {
            counters.CountRejectedFrame();
            Log.FrameRejected(runtime.Logger, methodId, result.ToString());
            return null;
        }

        coherence.Learn(epoch, frame.Stamp);
        TimeSpan age = read.Value.TimeLeft is { } left ? frame.Lifetime - left : TimeSpan.Zero;
        TimeSpan fresh = frame.Ttl - (age > TimeSpan.Zero ? age : TimeSpan.Zero);
        return fresh <= TimeSpan.Zero ? null : new RemoteEntry<TValue>(value!, fresh);
    }
}
