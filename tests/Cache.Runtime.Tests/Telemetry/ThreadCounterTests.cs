using System.Runtime.CompilerServices;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Telemetry;

[Collection(nameof(ProcessWideState))]
public class ThreadCounterTests
{
    [Fact]
    public async Task Every_increment_counts_whichever_thread_makes_it()
    {
        ThreadCounter counter = new();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Raise(counter, 10_000))));

        Assert.Equal(80_000, counter.Sum());
    }

    [Fact]
    public void What_a_thread_has_counted_stays_when_it_has_ended()
    {
        ThreadCounter counter = new();
        for (int i = 0; i < 20; i++)
        {
            RaiseOnThreadOfItsOwn(counter, 5);
        }

        CollectWhatIsGone();

        Assert.Equal(100, counter.Sum());
    }

    [Fact]
    public void Nothing_is_left_of_a_thread_that_has_ended()
    {
        ThreadCounter counter = new();
        WeakReference thread = CountOnThreadOfItsOwn(counter);

        // What it has counted is moved when it is found gone, and only then it can go itself.
        for (int i = 0; thread.IsAlive && i < 10; i++)
        {
            CollectWhatIsGone();
        }

        Assert.False(thread.IsAlive);
        Assert.Equal(1, counter.Sum());
    }

    [Fact]
    public void A_sum_never_falls_while_threads_begin_count_and_end()
    {
        ThreadCounter counter = new();
        var counting = new Thread(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                RaiseOnThreadOfItsOwn(counter, 100);
            }
        });
        counting.Start();
        long last = 0;
        while (!counting.Join(0))
        {
            CollectWhatIsGone();
            long sum = counter.Sum();
            Assert.InRange(sum, last, 20_000);
            last = sum;
        }

        Assert.Equal(20_000, counter.Sum());
    }

    [Fact]
    public void Counters_do_not_count_for_each_other_however_many_there_are()
    {
        ThreadCounter[] counters = [.. Enumerable.Range(0, 300).Select(static _ => new ThreadCounter())];

        for (int i = 0; i < counters.Length; i++)
        {
            Raise(counters[i], i);
        }

        RaiseOnThreadOfItsOwn(counters[^1], 1);
        Assert.Equal(Enumerable.Range(0, 299).Select(static number => (long)number), counters[..^1].Select(static counter => counter.Sum()));
        Assert.Equal(300, counters[^1].Sum());
    }

    [Fact]
    public void A_counter_begins_with_nothing_where_another_one_has_counted()
    {
        CountAndForget(300);
        CollectWhatIsGone();

        ThreadCounter[] counters = [.. Enumerable.Range(0, 300).Select(static _ => new ThreadCounter())];

        Assert.All(counters, static counter => Assert.Equal(0, counter.Sum()));
        GC.KeepAlive(counters);
    }

    [Fact]
    public void Places_of_counters_that_are_gone_are_used_again()
    {
        CountAndForget(300);
        CollectWhatIsGone();
        int before = HighestPlace(600);
        for (int round = 0; round < 10; round++)
        {
            CountAndForget(300);
            CollectWhatIsGone();
        }

        // 3,000 counters have come and gone.
        Assert.InRange(HighestPlace(600), 0, before + 600);
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        ThreadCounter counter = new();
        Raise(counter, 1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Raise(counter, 1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Raise(ThreadCounter counter, int times)
    {
        for (int i = 0; i < times; i++)
        {
            counter.Increment();
        }
    }

    private static void RaiseOnThreadOfItsOwn(ThreadCounter counter, int times)
    {
        var thread = new Thread(() => Raise(counter, times));
        thread.Start();
        thread.Join();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference CountOnThreadOfItsOwn(ThreadCounter counter)
    {
        WeakReference counted = null!;
        var thread = new Thread(() =>
        {
            counter.Increment();
            counted = new WeakReference(CallingThread.Current);
        });
        thread.Start();
        thread.Join();
        return counted;
    }

    // The highest of as many places as were not in use and some more.
    private static int HighestPlace(int count)
    {
        int[] places = [.. Enumerable.Range(0, count).Select(static _ => ThreadCounts.Rent())];
        foreach (int place in places)
        {
            ThreadCounts.GiveBack(place);
        }

        return places.Max();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CountAndForget(int counters)
    {
        for (int i = 0; i < counters; i++)
        {
            Raise(new ThreadCounter(), 3);
        }
    }

    private static void CollectWhatIsGone()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
