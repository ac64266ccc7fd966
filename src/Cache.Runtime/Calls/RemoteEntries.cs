using System.Diagnostics;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Calls;

/// <summary>The remote tier of one method: finds and checks its entries.</summary>
/// <remarks>Safe for concurrent use. Nothing here throws because of the tier.</remarks>
internal sealed class RemoteEntries<TValue>(
    RemoteTier tier, EntrySerializer<TValue> serializer, CoherenceLoop coherence, TypeEpoch epoch, MethodCounters counters, CacheRuntime runtime, RenewalNotice notice, string methodId)
{
    private readonly MissForecast _forecast = new();

    /// <summary>Gets the tier.</summary>
    public RemoteTier Tier => tier;

    /// <summary>Gets what fills entries.</summary>
    public RemoteWrites<TValue> Writes { get; } = new(tier, serializer, epoch, counters, runtime, notice, methodId);

    /// <summary>Gets how long searches wait before they ask again.</summary>
    public LeaseWait Wait { get; } = new(runtime.Time);

    private RemoteTierOptions Options => runtime.Options.Remote;

    private LeaseKeeper Leases => runtime.Leases!;

    /// <summary>Looks for an entry. Where there is none, it takes the lease, or waits for the node that has it.</summary>
    /// <param name="key">The whole key.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="flight">The flight that looks.</param>
    /// <param name="foundStale">Is told of a stale entry, before anything else is tried.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the flight any more.</exception>
    /// <remarks>What finds a current entry goes through here and nowhere else, without memory of its own.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RemoteLookup<TValue>?> FindAsync(byte[] key, TagNumbers? tags, Flight<TValue> flight, Action<RemoteEntry<TValue>>? foundStale)
    {
        if (!await SettleAsync().ConfigureAwait(false))
        {
            return Unavailable();
        }

        if (tags is null && _forecast.ExpectsMiss)
        {
            return await GoOnAsync(RemoteSearch<TValue>.Unread(this, key, []), flight, foundStale).ConfigureAwait(false);
        }

        Task<TagStamp[]?> reading = tags is null ? TagNumbers.None : tags.ReadAsync(tier);
        var read = RemoteRead.Of(await tier.ReadAsync(NameOf(key)).ConfigureAwait(false));
        TagStamp[]? stamps = await reading.ConfigureAwait(false);
        if (stamps is null || read.Status == RemoteReadStatus.Unavailable)
        {
            return Unavailable();
        }

        RemoteEntry<TValue>? entry = Accept(key, stamps, read);
        RemoteSearch<TValue>? search = entry is { IsFresh: true } ? null : new(this, key, stamps, read, entry);
        read.Release();
        if (search is null)
        {
            _forecast.Note(found: true);
            return new RemoteLookup<TValue>(entry, null, null);
        }

        return await GoOnAsync(search, flight, foundStale).ConfigureAwait(false);
    }

    /// <summary>Takes the lease of an entry that is to be replaced before it expires, unless another node has replaced it already.</summary>
    /// <param name="key">The whole key.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="isDue">Whether an entry is to be replaced.</param>
    /// <returns>How the search ends, or <see langword="null"/> while another node loads the value.</returns>
    public async ValueTask<RemoteLookup<TValue>?> RenewAsync(byte[] key, TagNumbers? tags, Predicate<RemoteEntry<TValue>> isDue)
    {
        RemoteSearch<TValue> search = await SearchAsync(key, tags).ConfigureAwait(false);
        return search.Known is { } known && !(known.Entry is { } entry && isDue(entry)) ? known : await search.ToReplace().TryConcludeAsync().ConfigureAwait(false);
    }

    /// <summary>Does the same on the calling thread.</summary>
    public RemoteLookup<TValue>? Renew(byte[] key, TagNumbers? tags, Predicate<RemoteEntry<TValue>> isDue)
    {
        RemoteSearch<TValue> search = Search(key, tags);
        return search.Known is { } known && !(known.Entry is { } entry && isDue(entry)) ? known : search.ToReplace().TryConclude();
    }

    /// <summary>Takes the lease of an entry that is to be replaced, from whoever holds it and without looking at what there is.</summary>
    public async ValueTask<RemoteLookup<TValue>?> TakeOverAsync(byte[] key, TagNumbers? tags)
    {
        if (!await SettleAsync().ConfigureAwait(false))
        {
            return Unavailable();
        }

        TagStamp[]? stamps = tags is null ? [] : await tags.ReadAsync(tier).ConfigureAwait(false);
        return stamps is null ? Unavailable() : await RemoteSearch<TValue>.Claiming(this, key, stamps, LeaseClaim.TakeOver).TryConcludeAsync().ConfigureAwait(false);
    }

    /// <summary>Does the same on the calling thread.</summary>
    public RemoteLookup<TValue>? TakeOver(byte[] key, TagNumbers? tags)
    {
        TagStamp[]? stamps = !epoch.IsSettled ? null : tags is null ? [] : tags.Read(tier);
        return stamps is null ? Unavailable() : RemoteSearch<TValue>.Claiming(this, key, stamps, LeaseClaim.TakeOver).TryConclude();
    }

    /// <summary>Looks for an entry on the calling thread.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the flight any more.</exception>
    public RemoteLookup<TValue> Find(byte[] key, TagNumbers? tags, Flight<TValue> flight)
    {
        RemoteSearch<TValue> search = Search(key, tags);
        return search.TryConclude() is { } lookup ? Held(lookup, flight) : AwaitOther(search, flight);
    }

    /// <summary>Returns the name of an entry in the store.</summary>
    public byte[] NameOf(byte[] key) => runtime.Keyspace.StorageName(key);

    /// <summary>Whether entries can be judged, if need be after asking for the numbers of the type.</summary>
    public ValueTask<bool> SettleAsync()
    {
        if (!epoch.IsSettled)
        {
            return FirstSettleAsync();
        }

        epoch.NoteUse();
        return new(true);
    }

    /// <summary>Returns a request for the lease of an entry.</summary>
    public LeaseRequest Request(byte[] key, TagStamp[] tags)
        => new(NameOf(key), Leases.NewToken((epoch.Stamp with { Tags = tags }).Rank), Leases.Duration, null);

    /// <summary>Returns the right to fill an entry whose lease was granted.</summary>
    public RemoteFill<TValue> Fill(byte[] key, LeaseRequest granted, TagStamp[] tags)
        => new(Writes, key, new LeaseHold(Leases.Keep(granted.Key, granted.Token), WasTaken: granted.Claim == LeaseClaim.TakeOver), tags);

    /// <summary>Notes that the tier could not be used.</summary>
    public RemoteLookup<TValue> Unavailable()
    {
        counters.CountRemoteError();
        return default;
    }

    /// <summary>Checks what was read.</summary>
    /// <returns>The entry, current or stale, or <see langword="null"/> when there is none that may be used.</returns>
    public RemoteEntry<TValue>? Accept(byte[] key, TagStamp[] stamps, RemoteRead read)
    {
        if (read.Status != RemoteReadStatus.Found)
        {
            return null;
        }

        var expected = new FrameExpectation(key, serializer.Shape, epoch.Stamp with { Tags = stamps }, Options.MaxPayloadBytes, runtime.Signer);
        FrameReadResult result = serializer.TryDeserialize(read.Value.Frame, in expected, out Frame frame, out TValue? value);
        if (result != FrameReadResult.Ok)
        {
            counters.CountRejectedFrame(result.ToString());
            Log.FrameRejected(runtime.Logger, methodId, result.ToString());
            return null;
        }

        coherence.Learn(epoch, frame.Stamp);
        var age = TimeSpan.FromTicks(Math.Max(0, (frame.Lifetime - read.Value.TimeLeft).Ticks));
        return new RemoteEntry<TValue>(value!, frame.Ttl, frame.Ttl - age, frame.Lifetime - age);
    }

    /// <summary>Removes an entry, and the right of whoever is loading it to store what is loaded.</summary>
    /// <returns>Whether it existed, or <see langword="null"/> when the tier could not be reached.</returns>
    public Task<bool?> RemoveAsync(byte[] key) => tier.RemoveAsync(NameOf(key));

    /// <summary>Removes an entry that another node could not remove, without anybody waiting for it.</summary>
    /// <param name="key">The whole key.</param>
    /// <param name="tells">Whether other nodes of the same version may have read it since they were told.</param>
    public void RemoveBehind(byte[] key, bool tells = false) => runtime.Background.Track(RemoveForOtherAsync(key, tells));

    private async Task RemoveForOtherAsync(byte[] key, bool tells)
    {
        byte[] name = NameOf(key);
        if (await tier.RemoveAsync(name).ConfigureAwait(false) is null)
        {
            // It may still be read. The other node knows nothing of it, so this one outdates the type as soon as the tier can be told.
            epoch.Outdate();
            coherence.Start();
            Log.InvalidationPending(runtime.Logger, epoch.Type);
        }
        else if (tells)
        {
            await notice.SendAsync(key).ConfigureAwait(false);
        }

        // What was read before the removal is in memory again.
        runtime.Methods.Get(methodId)?.DropMatching(held => held.Span.SequenceEqual(name));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<RemoteLookup<TValue>?> GoOnAsync(RemoteSearch<TValue> search, Flight<TValue> flight, Action<RemoteEntry<TValue>>? foundStale)
    {
        RemoteEntry<TValue>? read = search.Stale;
        if (read is { } stale)
        {
            foundStale?.Invoke(stale);
        }

        if (await search.TryConcludeAsync().ConfigureAwait(false) is { } lookup)
        {
            _forecast.Note(found: lookup.Entry is not null);
            return Held(lookup, flight);
        }

        if (read is null && search.Stale is { } late)
        {
            foundStale?.Invoke(late);
        }

        return await AwaitOtherAsync(search, flight).ConfigureAwait(false);
    }

    private async ValueTask<RemoteLookup<TValue>> AwaitOtherAsync(RemoteSearch<TValue> search, Flight<TValue> flight)
    {
        using Activity? waiting = CacheActivities.Start(CacheActivities.LeaseWait);
        for (int attempt = 0; ; attempt++)
        {
            await Wait.WaitAsync(attempt, flight.AbandonedToken).ConfigureAwait(false);
            if (await search.TryConcludeAsync().ConfigureAwait(false) is { } lookup)
            {
                return Held(lookup, flight);
            }
        }
    }

    private RemoteLookup<TValue> AwaitOther(RemoteSearch<TValue> search, Flight<TValue> flight)
    {
        using Activity? waiting = CacheActivities.Start(CacheActivities.LeaseWait);
        for (int attempt = 0; ; attempt++)
        {
            Wait.Wait(attempt, flight.AbandonedToken);
            if (search.TryConclude() is { } lookup)
            {
                return Held(lookup, flight);
            }
        }
    }

    // The lease that was granted ends with the last caller.
    private static RemoteLookup<TValue> Held(RemoteLookup<TValue> lookup, Flight<TValue> flight)
    {
        lookup.Fill?.ReleaseWhenAbandoned(flight);
        return lookup;
    }

    private async ValueTask<bool> FirstSettleAsync()
    {
        bool isSettled = await coherence.SettleAsync(epoch).ConfigureAwait(false);

        // Not before: the first numbers are no news to a memory that has nothing yet.
        epoch.NoteUse();
        return isSettled;
    }

    private RemoteSearch<TValue> Fail()
    {
        Unavailable();
        return new RemoteSearch<TValue>(this);
    }

    private async ValueTask<RemoteSearch<TValue>> SearchAsync(byte[] key, TagNumbers? tags)
    {
        if (!await SettleAsync().ConfigureAwait(false))
        {
            return Fail();
        }

        Task<TagStamp[]?> reading = tags is null ? TagNumbers.None : tags.ReadAsync(tier);
        var read = RemoteRead.Of(await tier.ReadAsync(NameOf(key)).ConfigureAwait(false));
        RemoteSearch<TValue> search = Begin(key, await reading.ConfigureAwait(false), read);
        read.Release();
        return search;
    }

    private RemoteSearch<TValue> Search(byte[] key, TagNumbers? tags)
    {
        // Settling happens once after start and after trouble; a blocking caller leaves it to the coherence loop.
        if (!epoch.IsSettled)
        {
            coherence.Start();
            return Fail();
        }

        epoch.NoteUse();
        TagStamp[]? stamps = tags is null ? [] : tags.Read(tier);
        return Begin(key, stamps, stamps is null ? RemoteRead.Unavailable : tier.Read(NameOf(key)));
    }

    private RemoteSearch<TValue> Begin(byte[] key, TagStamp[]? tags, RemoteRead read)
        => tags is null || read.Status == RemoteReadStatus.Unavailable ? Fail() : new RemoteSearch<TValue>(this, key, tags, read, Accept(key, tags, read));
}
