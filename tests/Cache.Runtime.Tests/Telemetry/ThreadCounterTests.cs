using System.Runtime.CompilerServices;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Tests.Telemetry;

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
    public void Counters_do_not_count_for_each_other_however_many_there_are()
    {
        ThreadCounter[] counters = [.. Enumerable.Range(0, 500).Select(static _ => new ThreadCounter())];

        for (int i = 0; i < counters.Length; i++)
        {
            Raise(counters[i], i);
        }

        RaiseOnThreadOfItsOwn(counters[^1], 1);
        Assert.Equal(Enumerable.Range(0, 499).Select(static number => (long)number), counters[..^1].Select(static counter => counter.Sum()));
        Assert.Equal(500, counters[^1].Sum());
    }

    [Fact]
    public void A_counter_begins_with_nothing_where_another_one_has_counted()
    {
        // More than can be in use elsewhere at the same time, so that some take the places of those that are gone.
        CountAndForget(2_000);
        CollectWhatIsGone();

        ThreadCounter[] counters = [.. Enumerable.Range(0, 2_000).Select(static _ => new ThreadCounter())];

        Assert.All(counters, static counter => Assert.Equal(0, counter.Sum()));
        GC.KeepAlive(counters);
    }

    [Fact]
    public void Places_of_counters_that_are_gone_are_used_again()
    {
        for (int round = 0; round < 10; round++)
        {
            CountAndForget(5_000);
            CollectWhatIsGone();
        }

        int place = ThreadCounts.Rent();
        ThreadCounts.GiveBack(place);

        // 50,000 counters have come and gone; the other tests of the process need some hundreds.
        Assert.InRange(place, 0, 25_000);
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
