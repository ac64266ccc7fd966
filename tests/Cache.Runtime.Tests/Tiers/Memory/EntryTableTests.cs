using CsCheck;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Tests.Tiers.Memory;

public class EntryTableTests
{
    private enum Step
    {
        Put,
        Remove,
        RemoveReplaced,
        Find,
    }

    [Fact]
    public void It_agrees_with_a_dictionary_whatever_is_done_and_however_keys_collide()
        => Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 60], Gen.Int).List[0, 400].Sample(static steps =>
        {
            var table = new EntryTable<CrowdedKey, int>(new Lock());
            var model = new Dictionary<CrowdedKey, MemoryEntry<CrowdedKey, int>>();
            foreach ((Step step, int number, int value) in steps)
            {
                var key = new CrowdedKey(number);
                MemoryEntry<CrowdedKey, int> fresh = Entry(key, value);
                MemoryEntry<CrowdedKey, int>? known = model.GetValueOrDefault(key);
                switch (step)
                {
                    case Step.Put:
                        Assert.Same(known, table.Put(fresh));
                        model[key] = fresh;
                        break;
                    case Step.Remove:
                        Assert.Equal(model.Remove(key), known is not null && table.Remove(known));
                        break;
                    case Step.RemoveReplaced:
                        Assert.False(table.Remove(fresh));
                        break;
                    default:
                        Assert.Equal(known is not null, table.TryFind(key, out MemoryEntry<CrowdedKey, int>? found));
                        Assert.Same(known, found);
                        break;
                }
            }

            Assert.Equal(model.Values.ToHashSet(), table.All().ToHashSet());
            Assert.Equal(model.Count, table.All().Count());
        });

    [Fact]
    public void An_entry_that_is_put_in_again_is_there_once()
    {
        var table = new EntryTable<CrowdedKey, int>(new Lock());
        MemoryEntry<CrowdedKey, int> entry = Entry(new(1), 1);
        table.Put(Entry(new(5), 5));
        table.Put(entry);
        table.Put(entry);
        Assert.True(table.Remove(entry));
        table.Put(entry);

        Assert.Equal(2, table.All().Count());
    }

    [Fact]
    public async Task A_reader_never_misses_what_is_there_throughout_while_the_table_grows_and_its_neighbours_come_and_go()
    {
        const int residents = 32;
        for (int round = 0; round < 20; round++)
        {
            var writers = new Lock();
            var table = new EntryTable<CrowdedKey, int>(writers);
            for (int i = 0; i < residents; i++)
            {
                table.Put(Entry(new(i), i));
            }

            using var stop = new CancellationTokenSource();
            Task<int> finding = Task.Run(() => CountMisses(table, residents, stop.Token));
            Task<int> walking = Task.Run(() => CountShortWalks(table, residents, stop.Token));
            Churn(table, writers, residents);
            await stop.CancelAsync();

            Assert.Equal(0, await finding);
            Assert.Equal(0, await walking);
        }
    }

    [Fact]
    public async Task A_reader_never_meets_what_was_taken_out_before_it_began()
    {
        var writers = new Lock();
        var table = new EntryTable<CrowdedKey, int>(writers);
        int removed = -1;
        using var stop = new CancellationTokenSource();
        Task<int> reading = Task.Run(() =>
        {
            int met = 0;
            while (!stop.IsCancellationRequested)
            {
                int last = Volatile.Read(ref removed);
                met += last >= 0 && table.TryFind(new CrowdedKey(last), out _) ? 1 : 0;
            }

            return met;
        });
        for (int i = 0; i < 20_000; i++)
        {
            MemoryEntry<CrowdedKey, int> entry = Entry(new(i), i);
            lock (writers)
            {
                table.Put(entry);
                table.Put(Entry(new(100_000 + i), i));
                table.Remove(entry);
            }

            Volatile.Write(ref removed, i);
        }

        await stop.CancelAsync();
        Assert.Equal(0, await reading);
    }

    private static int CountMisses(EntryTable<CrowdedKey, int> table, int residents, CancellationToken stop)
    {
        int misses = 0;
        while (!stop.IsCancellationRequested)
        {
            for (int i = 0; i < residents; i++)
            {
                misses += table.TryFind(new CrowdedKey(i), out MemoryEntry<CrowdedKey, int>? entry) && entry.Key.Number == i ? 0 : 1;
            }
        }

        return misses;
    }

    private static int CountShortWalks(EntryTable<CrowdedKey, int> table, int residents, CancellationToken stop)
    {
        int shortWalks = 0;
        while (!stop.IsCancellationRequested)
        {
            int met = table.All().Where(entry => entry.Key.Number < residents).Select(static entry => entry.Key.Number).Distinct().Count();
            shortWalks += met == residents ? 0 : 1;
        }

        return shortWalks;
    }

    // Residents are replaced, others come and go, and the table grows eight times.
    private static void Churn(EntryTable<CrowdedKey, int> table, Lock writers, int residents)
    {
        for (int i = 0; i < 4_000; i++)
        {
            MemoryEntry<CrowdedKey, int> passing = Entry(new(residents + i), i);
            lock (writers)
            {
                table.Put(passing);
                table.Put(Entry(new(i % residents), i));
                if (i % 3 == 0)
                {
                    table.Remove(passing);
                }
            }
        }
    }

    private static MemoryEntry<CrowdedKey, int> Entry(CrowdedKey key, int value) => new(key, value, long.MaxValue, 0, 0);

    // A quarter of the hashes that there could be: chains are long, and different keys have equal hashes.
    private readonly record struct CrowdedKey(int Number)
    {
        public override int GetHashCode() => Number / 4 * 7;
    }
}
