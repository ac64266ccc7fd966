using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Asks about several keys with as few commands as the server allows: one for each slot of a cluster, and one in all without a cluster.</summary>
internal static class RedisSlots
{
    /// <summary>Asks about items that each have a key.</summary>
    /// <param name="connection">The connection, which knows whether there is a cluster.</param>
    /// <param name="items">The items.</param>
    /// <param name="keyOf">Returns the key of an item.</param>
    /// <param name="ask">Asks about items of one slot, with one answer for each of them in their order.</param>
    /// <returns>One answer for each item, in their order.</returns>
    public static Task<TAnswer[]> AskAsync<TItem, TAnswer>(
        ConnectionMultiplexer connection, TItem[] items, Func<TItem, byte[]> keyOf, Func<TItem[], Task<TAnswer[]>> ask)
    {
        if (items is [])
        {
            return Task.FromResult<TAnswer[]>([]);
        }

        return connection.HashSlot(keyOf(items[0])) < 0
            ? ask(items)
            : AskAsync(items, Enumerable.Range(0, items.Length).GroupBy(place => connection.HashSlot(keyOf(items[place]))).Select(static slot => slot.ToArray()), ask);
    }

    /// <summary>Asks about items in groups, about all groups at once.</summary>
    /// <param name="items">The items.</param>
    /// <param name="groups">The places of the items of each group.</param>
    /// <param name="ask">Asks about the items of one group, with one answer for each of them in their order.</param>
    /// <returns>One answer for each item, in their order.</returns>
    public static async Task<TAnswer[]> AskAsync<TItem, TAnswer>(TItem[] items, IEnumerable<int[]> groups, Func<TItem[], Task<TAnswer[]>> ask)
    {
        var answers = new TAnswer[items.Length];
        await Task.WhenAll([.. groups.Select(AskGroupAsync)]).ConfigureAwait(false);
        return answers;

        async Task AskGroupAsync(int[] places)
        {
            TAnswer[] given = await ask(Array.ConvertAll(places, place => items[place])).ConfigureAwait(false);
            for (int i = 0; i < places.Length; i++)
            {
                answers[places[i]] = given[i];
            }
        }
    }
}
