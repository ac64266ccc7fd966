using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Calls;

[Collection(nameof(ProcessWideState))]
public class UnobservedExceptionTests
{
    [Fact]
    public async Task Failures_that_nobody_waits_for_any_more_are_looked_at()
    {
        ConcurrentQueue<Exception> unobserved = new();
        void Note(object? sender, UnobservedTaskExceptionEventArgs args) => unobserved.Enqueue(args.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await AbandonEverythingAsync();
            Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.Empty(unobserved);
    }

    [Fact]
    public async Task The_measurement_sees_one()
    {
        ConcurrentQueue<Exception> unobserved = new();
        void Note(object? sender, UnobservedTaskExceptionEventArgs args) => unobserved.Enqueue(args.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            Forget();
            await Task.Yield();
            Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.NotEmpty(unobserved);
    }

    // A store that fails after its budget, an origin that fails after its callers have left, and the end of the host in the middle of a load.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task AbandonEverythingAsync()
    {
        var nodes = new RemoteNodes();
        CacheHost host = await nodes.StartAsync();
        nodes.Store.Everything = Faults.Hanging(out TaskCompletionSource release);
        await host.AdvanceUntilAsync(host.Catalog.GetAsync(1), TimeSpan.FromMilliseconds(50));
        await host.AdvanceUntilAsync(host.InvalidateAsync("key"), TimeSpan.FromMilliseconds(50));
        await host.AdvanceUntilAsync(host.InvalidateAsync("all"), TimeSpan.FromMilliseconds(50));
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<string?> caller = host.Catalog.GetAsync(2, leaving.Token);
        OriginCall abandoned = await host.Origin.NextAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        Task<string?> inFlight = host.Catalog.GetAsync(3);
        OriginCall late = await host.Origin.NextAsync();

        await host.DisposeAsync();
        release.SetException(new TimeZoneNotFoundException());
        abandoned.Throw(new TimeZoneNotFoundException());
        late.Return("v");

        Assert.Equal("v", await inFlight);
        await Eventually.TrueAsync(() => host.Origin.Disposed == 3, "all loads have ended");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget() => _ = Task.FromException(new TimeZoneNotFoundException());

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
