using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>Looks for several entries of the remote tier at once: one read for all of them, and one request for the leases of what is missing.</summary>
/// <remarks>Safe for concurrent use. Nothing here throws because of the tier; trouble is counted once for all that were looked for together.</remarks>
internal sealed class RemoteBatch<TValue>(RemoteEntries<TValue> entries)
{
    private static readonly Task<LeaseReply[]?> NoReplies = Task.FromResult<LeaseReply[]?>([]);

    /// <summary>Gets how long searches wait before they ask again.</summary>
    public LeaseWait Wait => entries.Wait;

    /// <summary>Returns where the entries that one load fills are collected.</summary>
    public BatchFills<TValue> NewFills() => new(entries.Writes);

    /// <summary>Reads entries, within the budget of one read.</summary>
    /// <returns>One search for each key.</returns>
    public async ValueTask<RemoteSearch<TValue>[]> SearchAsync(byte[][] keys, TagNumbers?[] tags)
    {
        if (!await entries.SettleAsync().ConfigureAwait(false))
        {
            return Fail(keys.Length);
        }

        Task<TagStamp[]?[]> reading = StampsAsync(tags);
        RemoteValue?[]? found = await entries.Tier.ReadManyAsync(Array.ConvertAll(keys, entries.NameOf)).ConfigureAwait(false);
        TagStamp[]?[] stamps = await reading.ConfigureAwait(false);
        if (found is null || Array.Exists(stamps, static stamp => stamp is null))
        {
            return Fail(keys.Length);
        }

        var searches = new RemoteSearch<TValue>[keys.Length];
        for (int i = 0; i < searches.Length; i++)
        {
            searches[i] = new RemoteSearch<TValue>(entries, keys[i], stamps[i]!, RemoteRead.Of(found[i]));
        }

        return searches;
    }

    /// <summary>Begins to take leases from whoever holds them.</summary>
    /// <returns>One search for each key.</returns>
    public async ValueTask<RemoteSearch<TValue>[]> TakeOverAsync(byte[][] keys, TagNumbers?[] tags)
    {
        TagStamp[]?[] stamps = await entries.SettleAsync().ConfigureAwait(false) ? await StampsAsync(tags).ConfigureAwait(false) : [null];
        return Array.Exists(stamps, static stamp => stamp is null)
            ? Fail(keys.Length)
            : [.. keys.Select((key, i) => RemoteSearch<TValue>.Claiming(entries, key, stamps[i]!, LeaseClaim.TakeOver))];
    }

    /// <summary>
    /// Asks for the leases of all that searches have not found, and deserialises what was found while the store answers. Those that have not ended then wait for
    /// another node.
    /// </summary>
    /// <param name="searches">The searches.</param>
    /// <param name="judged">
    /// Is told the place of a search as soon as it is known what its first read is worth, before the store has answered; by several threads, but for each place once.
    /// </param>
    public async ValueTask ConcludeAsync(RemoteSearch<TValue>[] searches, Action<int> judged)
    {
        RemoteSearch<TValue>[] asking = Array.FindAll(searches, static search => search is { IsJudged: true, Known: null });
        int[] unjudged = Unjudged(searches);
        while (asking.Length > 0 || unjudged.Length > 0)
        {
            Task<LeaseReply[]?> asked = asking.Length == 0 ? NoReplies : entries.Tier.AcquireManyAsync(Array.ConvertAll(asking, static search => search.Request));
            List<RemoteSearch<TValue>> again = [];
            if (unjudged.Length > 0)
            {
                await JudgeAsync(searches, unjudged, judged, yields: asking.Length > 0).ConfigureAwait(false);
                again.AddRange(unjudged.Select(place => searches[place]).Where(static search => search.Known is null));
                unjudged = [];
            }

            if (await asked.ConfigureAwait(false) is not { } replies)
            {
                entries.Unavailable();
                Array.ForEach([.. asking, .. again], static search => search.GiveUp());
                return;
            }

            GoOn(asking, replies, again);
            asking = [.. again];
        }
    }

    // In this order: a thread that comes sends first what the client has left to the pool, and helps then.
    private async ValueTask JudgeAsync(RemoteSearch<TValue>[] searches, int[] unjudged, Action<int> judged, bool yields)
    {
        int helpers = SharedWork.HelpersFor(unjudged.Sum(place => (long)searches[place].FoundBytes), Environment.ProcessorCount);
        var judging = SharedWork.Begin(unjudged.Length, helpers, i => JudgeOrGiveUp(searches[unjudged[i]], unjudged[i], judged));
        if (yields)
        {
            await PoolYield.Instance;
        }

        await judging.FinishAsync().ConfigureAwait(false);
    }

    private static int[] Unjudged(RemoteSearch<TValue>[] searches)
    {
        List<int> places = new(searches.Length);
        for (int place = 0; place < searches.Length; place++)
        {
            if (!searches[place].IsJudged)
            {
                places.Add(place);
            }
        }

        return [.. places];
    }

    // Leases are being granted meanwhile, and would be held by nobody if this threw.
    private void JudgeOrGiveUp(RemoteSearch<TValue> search, int place, Action<int> judged)
    {
        try
        {
            search.Judge();
            judged(place);
        }
        catch (Exception)
        {
            entries.Unavailable();
            search.GiveUp();
        }
    }

    private static void GoOn(RemoteSearch<TValue>[] asking, LeaseReply[] replies, List<RemoteSearch<TValue>> again)
    {
        for (int i = 0; i < asking.Length; i++)
        {
            if (asking[i].GoesOn(replies[i]))
            {
                again.Add(asking[i]);
            }
        }
    }

    private RemoteSearch<TValue>[] Fail(int count)
    {
        entries.Unavailable();
        return [.. Enumerable.Range(0, count).Select(_ => new RemoteSearch<TValue>(entries))];
    }

    private Task<TagStamp[]?[]> StampsAsync(TagNumbers?[] tags)
        => Array.TrueForAll(tags, static numbers => numbers is null)
            ? Task.FromResult(Array.ConvertAll(tags, static _ => (TagStamp[]?)[]))
            : Task.WhenAll(Array.ConvertAll(tags, numbers => numbers is null ? TagNumbers.None : numbers.ReadAsync(entries.Tier)));
}
