using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Tests.Tiers.Memory;

public class MemoryTierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)]
    public void It_never_holds_more_than_its_capacity(int capacity)
    {
        var tier = new MemoryTier<int, int>(capacity);
        for (int i = 0; i < capacity * 5; i++)
        {
            Set(tier, i);
            Use(tier, i / 2, times: i % 4);
            Assert.True(tier.Count <= capacity);
        }

        Assert.Equal(capacity, tier.Count);
        Assert.Equal(capacity * 4, tier.Evictions);
    }

    [Fact]
    public void A_scan_does_not_push_out_what_is_in_use()
    {
        var tier = new MemoryTier<int, int>(1000);
        for (int i = 0; i < 500; i++)
        {
            Set(tier, i);
            Use(tier, i, times: 2);
        }

        for (int i = 0; i < 100_000; i++)
        {
            Set(tier, 1_000_000 + i);
            Use(tier, i % 500, times: 1);
        }

        Assert.Equal(500, Enumerable.Range(0, 500).Count(i => tier.TryGet(i, out _)));
    }

    [Fact]
    public void A_key_that_comes_back_soon_after_its_eviction_is_kept()
    {
        var tier = new MemoryTier<int, int>(100);
        for (int i = 0; i < 101; i++)
        {
            Set(tier, i);
        }

        Assert.False(tier.TryGet(0, out _));
        Set(tier, 0);
        for (int i = 200; i < 290; i++)
        {
            Set(tier, i);
        }

        Assert.True(tier.TryGet(0, out _));
    }

    [Fact]
    public void Replacing_an_entry_takes_no_further_place()
    {
        var tier = new MemoryTier<int, int>(10);
        for (int i = 0; i < 100; i++)
        {
            Set(tier, 7, value: i);
        }

        Assert.Equal(1, tier.Count);
        Assert.Equal(0, tier.Evictions);
        Assert.True(tier.TryGet(7, out MemoryEntry<int, int>? entry));
        Assert.Equal(99, entry.Value);
    }

    [Fact]
    public void Removing_says_whether_something_was_there()
    {
        var tier = new MemoryTier<int, int>(10);
        Set(tier, 1);

        Assert.True(tier.Remove(1));
        Assert.False(tier.Remove(1));
        Assert.False(tier.TryGet(1, out _));
        Assert.Equal(0, tier.Count);
    }

    [Fact]
    public void Removing_by_a_condition_leaves_an_entry_that_replaced_the_matching_one_meanwhile()
    {
        var tier = new MemoryTier<int, int>(10);
        Set(tier, 1, value: 1);

        int removed = tier.RemoveWhere(entry =>
        {
            Set(tier, 1, value: 2);
            return entry.Value == 1;
        });

        Assert.Equal(0, removed);
        Assert.True(tier.TryGet(1, out MemoryEntry<int, int>? kept));
        Assert.Equal(2, kept.Value);
    }

    [Fact]
    public void Threads_that_set_and_remove_and_evict_leave_lookup_and_queues_in_agreement()
    {
        var tier = new MemoryTier<int, int>(64);
        Parallel.For(0, 8, worker =>
        {
            var random = new Random(worker);
            for (int i = 0; i < 20_000; i++)
            {
                int key = random.Next(200);
                switch (random.Next(4))
                {
                    case 0:
                        tier.Remove(key);
                        break;
                    case 1:
                        Use(tier, key, times: 1);
                        break;
                    default:
                        Set(tier, key, key);
                        break;
                }
            }
        });

        int found = Enumerable.Range(0, 200).Count(key => tier.TryGet(key, out MemoryEntry<int, int>? entry) && entry.Value == key);
        Assert.Equal(tier.Count, found);
        Assert.InRange(found, 1, 64);
        Assert.Equal(found, tier.RemoveWhere(static _ => true));
        Assert.Equal(0, tier.Count);
    }

    private static void Set(MemoryTier<int, int> tier, int key, int value = 0) => tier.Set(new MemoryEntry<int, int>(key, value, long.MaxValue, 0, 0));

    private static void Use(MemoryTier<int, int> tier, int key, int times)
    {
        for (int i = 0; i < times && tier.TryGet(key, out MemoryEntry<int, int>? entry); i++)
        {
            entry.Touch();
        }
    }
}
