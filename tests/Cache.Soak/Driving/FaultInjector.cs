using System.Diagnostics;
using KpiGen.Cache.Soak.Judging;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>Does to the nodes and to Redis what the schedule says, one thing after the other.</summary>
internal sealed class FaultInjector(Cluster cluster, FaultSchedule schedule)
{
    // Everything that the cache keeps besides its entries, and the leases of these.
    private static readonly string[] Bookkeeping = [Promises.KeyPrefix + "!", "{" + Promises.KeyPrefix];

    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Gets when Redis was certainly not there: from after it had gone to before it came back.</summary>
    public Intervals Absences { get; } = new();

    /// <summary>Injects faults until it is told to stop; the last one is finished.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await CalmAsync(stopping);
        while (!stopping.IsCancellationRequested)
        {
            FaultKind kind = schedule.Next();
            long start = Stopwatch.GetTimestamp();
            string detail = await InjectAsync(kind);
            _faults.Add(new Fault(kind, detail, start, Stopwatch.GetTimestamp()));
            await CalmAsync(stopping);
        }
    }

    private async Task CalmAsync(CancellationToken stopping)
        => await Task.Delay(schedule.Calm(), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Task<string> InjectAsync(FaultKind kind) => kind switch
    {
        FaultKind.RedisRestart => RestartRedisAsync(),
        FaultKind.RedisReload => ReloadRedisAsync(),
        FaultKind.RedisPause => PauseRedisAsync(),
        FaultKind.Flush => cluster.Redis.CommandAsync("FLUSHALL"),
        FaultKind.LostBookkeeping => LoseBookkeepingAsync(),
        FaultKind.ConnectionKill => cluster.Redis.CommandAsync("CLIENT", "KILL", "TYPE", "normal"),
        FaultKind.SubscriptionKill => cluster.Redis.CommandAsync("CLIENT", "KILL", "TYPE", "pubsub"),
        FaultKind.NodeKill => KillNodeAsync(),
        _ => PauseNodeAsync(),
    };

    private async Task<string> RestartRedisAsync()
    {
        await cluster.Redis.KillAsync();
        await AbsenceAsync(schedule.Between(100, 2000));
        await cluster.Redis.RestartAsync();
        return "empty";
    }

    private async Task<string> ReloadRedisAsync()
    {
        await cluster.Redis.ReloadAsync();
        return $"{(await cluster.Redis.KeysAsync()).Length} keys";
    }

    private async Task<string> PauseRedisAsync()
    {
        TimeSpan length = schedule.Between(300, 5000);
        cluster.Redis.Pause();
        await AbsenceAsync(length);
        cluster.Redis.Resume();
        return $"{length.TotalMilliseconds} ms";
    }

    private async Task AbsenceAsync(TimeSpan length)
    {
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(length);
        Absences.Add(start, Stopwatch.GetTimestamp());
    }

    private async Task<string> LoseBookkeepingAsync()
    {
        string[] lost = [.. (await cluster.Redis.KeysAsync()).Where(static key => Array.Exists(Bookkeeping, key.StartsWith)).Where(_ => schedule.Coin())];
        if (lost.Length > 0)
        {
            await cluster.Redis.CommandAsync(["DEL", .. lost]);
        }

        return string.Join(' ', lost);
    }

    private async Task<string> KillNodeAsync()
    {
        NodeProcess node = schedule.PickOne(cluster.Living);
        await node.KillAsync();
        NodeProcess replacement = cluster.Launch(node.Settings.Place);
        await replacement.WaitUntilReadyAsync();
        return $"node {node.Settings.Number} replaced by {replacement.Settings.Number}";
    }

    private async Task<string> PauseNodeAsync()
    {
        NodeProcess node = schedule.PickOne(cluster.Living);
        await Signals.StopAsync(node.Id);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await Signals.ContinueAsync(node.Id);
        return $"node {node.Settings.Number}";
    }
}
