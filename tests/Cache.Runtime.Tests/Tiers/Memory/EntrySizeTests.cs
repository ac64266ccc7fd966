using KpiGen.Cache.Tests.Harness;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Tests.Tiers.Memory;

/// <summary>
/// What an entry costs beyond its key and its value: the entry without the fields that hold these two, its share of the table, and the task
/// that the first hit of an asynchronous method makes, because it is the cache that needs it.
/// </summary>
public class EntrySizeTests
{
    private const int Pointer = 8;
    private const int Limit = 150;
    private const int TaskBytes = 72;
    private const string Region = "north";

    private static readonly object Shared = new();

    [Fact]
    public void An_entry_takes_80_bytes_with_a_number_for_a_key_and_88_with_a_number_and_a_string()
    {
        Assert.Equal(80, ObjectGraph.Allocated(static () => Entry(1)));
        Assert.Equal(88, ObjectGraph.Allocated(static () => Entry((1, Region))));
    }

    [Fact]
    public void Tags_and_age_cost_only_the_entries_that_have_them()
        => Assert.Equal(88 + (2 * Pointer), ObjectGraph.Allocated(static () => new ConditionalEntry<(int, string), object>((1, Region), Shared, 0, 0, 0, null, null)));

    [Fact]
    public async Task The_first_hit_of_an_asynchronous_method_makes_the_task_that_all_others_share()
    {
        var unused = new Queue<MemoryEntry<int, object>>([Entry(1), Entry(2)]);
        MemoryEntry<int, object> used = Entry(3);

        Assert.Equal(TaskBytes, ObjectGraph.Allocated(() => unused.Dequeue().Task));
        Assert.Equal(0, ObjectGraph.Allocated(() => used.Task));
        Assert.Same(Shared, await used.Task);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(13_200)] // Just after the table has grown: the worst there is.
    [InlineData(100_000)]
    public void Entries_of_any_number_stay_under_150_bytes_beyond_key_and_value(int count)
    {
        double ofInt = PerEntry(count, static i => i);
        double ofPair = PerEntry(count, static i => (i, Region));

        Assert.InRange(ofInt - sizeof(int) - Pointer, 76, Limit);
        Assert.InRange(ofPair - (2 * Pointer) - Pointer, 72, Limit);
        Assert.InRange(ofInt - sizeof(int) - Pointer - TaskBytes, 68, 80);
    }

    [Fact]
    public void A_million_keys_through_ten_thousand_places_leave_no_more_behind_than_the_places()
    {
        const int places = 10_000;
        var tier = new MemoryTier<int, object>(places);
        for (int i = 0; i < 1_000_000; i++)
        {
            tier.Set(Entry(i));
        }

        Assert.Equal(places, tier.Count);
        Assert.InRange(ObjectGraph.Weigh(tier, Shared), places * 80, places * 110);
    }

    private static double PerEntry<TKey>(int count, Func<int, TKey> keyOf)
        where TKey : struct, IEquatable<TKey>
    {
        var tier = new MemoryTier<TKey, object>(count);
        for (int i = 0; i < count; i++)
        {
            MemoryEntry<TKey, object> entry = Entry(keyOf(i));
            tier.Set(entry);
            _ = entry.Task;
        }

        Assert.Equal(count, tier.Count);
        return (double)ObjectGraph.Weigh(tier, Shared, Region) / count;
    }

    private static MemoryEntry<TKey, object> Entry<TKey>(TKey key)
        where TKey : struct, IEquatable<TKey>
        => new(key, Shared, long.MaxValue, 0, 0);
}
