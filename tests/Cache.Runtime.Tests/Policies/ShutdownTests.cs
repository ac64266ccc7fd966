using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;
using Microsoft.Extensions.Time.Testing;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

[Collection(nameof(ProcessWideState))]
public class ShutdownTests
{
    [Fact]
    public async Task A_host_that_ends_in_the_middle_of_loads_leaves_no_timer_and_no_exception_that_nobody_looks_at()
    {
        ConcurrentQueue<Exception> unobserved = new();
        void Note(object? sender, UnobservedTaskExceptionEventArgs args) => unobserved.Enqueue(args.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        var time = new TimerCount();
        try
        {
            await EndInTheMiddleAsync(time);
            for (int i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.Empty(unobserved);
        await Eventually.TrueAsync(() => time.Running == 0, "no timer is left");
        Assert.True(time.Created > 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task EndInTheMiddleAsync(TimerCount time)
    {
        CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Time = time,
            Store = new FakeStore(time),
            Options = Of(static policy =>
            {
                policy.Stale = Seconds(60);
                policy.RefreshBehind = true;
                policy.SoftTimeout = Seconds(3000);
                policy.HardTimeout = Seconds(3600);
            }),
        });
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(2);
        await host.SettleAsync();
        time.Advance(Ttl);
        host.Origin.Gated = true;
        Task<string?> waiting = host.Catalog.GetAsync(3);
        OriginCall failing = await host.Origin.NextAsync();
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        OriginCall failingBehind = await host.Origin.NextAsync();
        Assert.Equal("value 2", await host.Catalog.GetAsync(2));
        OriginCall behind = await host.Origin.NextAsync();

        // The clock stands still until every load has ended: none of them is to be given up for its time.
        host.BeginEnd();
        failing.Throw(new TimeZoneNotFoundException());
        failingBehind.Throw(new TimeZoneNotFoundException());
        behind.Return("new");

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => waiting);
        await host.LandAsync();
        await host.DisposeAsync();
        await host.SettleAsync();
    }

    /// <summary>A clock that knows how many of its timers may still fire.</summary>
    private sealed class TimerCount : FakeTimeProvider
    {
        private int _running;
        private int _created;

        public int Running => Volatile.Read(ref _running);

        public int Created => Volatile.Read(ref _created);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _created);
            var counted = new Counted(base.CreateTimer(callback, state, dueTime, period), change => Interlocked.Add(ref _running, change));
            counted.Note(isSet: dueTime != Timeout.InfiniteTimeSpan);
            return counted;
        }

        private sealed class Counted(ITimer timer, Action<int> changed) : ITimer
        {
            private int _isSet;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Note(isSet: dueTime != Timeout.InfiniteTimeSpan);
                return timer.Change(dueTime, period);
            }

            public void Dispose()
            {
                timer.Dispose();
                Note(isSet: false);
            }

            public void Note(bool isSet)
            {
                int now = isSet ? 1 : 0;
                changed(now - Interlocked.Exchange(ref _isSet, now));
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
