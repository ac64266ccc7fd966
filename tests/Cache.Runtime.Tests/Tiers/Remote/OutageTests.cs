using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Tiers.Remote;

public class OutageTests
{
    private readonly RemoteNodes _nodes = new();

    [Fact]
    public async Task A_store_that_is_down_for_minutes_is_left_alone_and_comes_back_by_itself()
    {
        await using CacheHost host = await StartComparedAsync(static _ => { });
        _nodes.Store.Everything = Faults.Of("faulted task");
        for (int i = 0; i < 5; i++)
        {
            await host.Catalog.GetAsync(i);
        }

        await host.SettleAsync();
        Assert.False(host.Remote.IsAvailable);
        Assert.Equal(1, host.Log.CountOf(1));
        int reads = _nodes.Store.Reads;
        int writes = _nodes.Store.Writes;
        for (int i = 100; i < 200; i++)
        {
            await host.Catalog.GetAsync(i);
        }

        await host.SettleAsync();
        Assert.Equal((reads, writes), (_nodes.Store.Reads, _nodes.Store.Writes));

        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Catalog.GetAsync(300);
        await host.SettleAsync();
        Assert.Equal(reads + 1, _nodes.Store.Reads);
        Assert.False(host.Remote.IsAvailable);

        _nodes.Store.Everything = static () => Task.CompletedTask;
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Catalog.GetAsync(301);
        await host.SettleAsync();
        Assert.True(host.Remote.IsAvailable);
        Assert.Equal(1, host.Log.CountOf(1));
        Assert.Equal(1, host.Log.CountOf(2));
    }

    [Fact]
    public async Task Log_messages_hold_no_key_and_no_message_of_the_client()
    {
        await using CacheHost host = await _nodes.StartAsync();
        _nodes.Store.Everything = static () => throw new InvalidOperationException("secret-host");
        for (int i = 0; i < 10; i++)
        {
            await host.Catalog.FindAsync("secret-key");
            await host.InvalidateAsync("type");
            host.ForgetMemory();
        }

        Assert.NotEmpty(host.Log.Entries);
        Assert.DoesNotContain(host.Log.Entries, static entry => entry.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wait_for_the_first_connection_that_is_cancelled_does_not_keep_the_probe()
    {
        await using CacheHost host = await StartComparedAsync(static options => options.Remote.BreakerThreshold = 1);
        _nodes.Store.OnRead = Faults.Of("faulted task");
        await host.Catalog.GetAsync(1);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        using var impatient = new CancellationTokenSource();
        _nodes.Store.Connecting = new TaskCompletionSource().Task;
        Task<bool> connecting = host.Remote.ConnectAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);

        _nodes.Store.OnRead = static () => Task.CompletedTask;
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Catalog.GetAsync(2);

        Assert.True(host.Remote.IsAvailable);
    }

    // The loop has made its first comparison and waits for a minute: the calls themselves have to find out, and nobody else takes the probe.
    private async Task<CacheHost> StartComparedAsync(Action<CacheOptions> configure)
    {
        CacheHost host = await _nodes.StartAsync(options =>
        {
            options.CoherenceWindow = TimeSpan.FromSeconds(60);
            configure(options);
        });
        int atStartAndInTheLoop = 2 * (host.Runtime.Epochs.Types.Count() + 1);
        await Eventually.TrueAsync(() => _nodes.Store.Sequences == atStartAndInTheLoop, "the loop has compared");
        return host;
    }
}
