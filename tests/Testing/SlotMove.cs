using System.Globalization;

namespace KpiGen.Testing;

/// <summary>A slot of a Redis Cluster on its way from one primary to another. In between the old one answers ASK for keys that it no longer has.</summary>
public sealed class SlotMove
{
    private const string Count = "errorstat_ASK:count=";

    private readonly RedisServer _from;
    private readonly RedisServer _to;
    private readonly string _slot;
    private readonly string _target;

    private SlotMove(RedisServer from, RedisServer to, string slot, string target)
    {
        _from = from;
        _to = to;
        _slot = slot;
        _target = target;
    }

    /// <summary>Gets how often the old primary has answered ASK since it was started.</summary>
    public async Task<int> AskedAsync()
    {
        string errors = await _from.CommandAsync("INFO", "errorstats");
        int start = errors.IndexOf(Count, StringComparison.Ordinal);
        return start < 0 ? 0 : int.Parse(errors[(start + Count.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Gives the slot to its new primary.</summary>
    public async Task EndAsync()
    {
        await _to.CommandAsync("CLUSTER", "SETSLOT", _slot, "NODE", _target);
        await _from.CommandAsync("CLUSTER", "SETSLOT", _slot, "NODE", _target);
    }

    internal static async Task<SlotMove> BeginAsync(RedisServer from, RedisServer to, string slot)
    {
        string source = await RedisCluster.IdAsync(from);
        string target = await RedisCluster.IdAsync(to);
        await to.CommandAsync("CLUSTER", "SETSLOT", slot, "IMPORTING", source);
        await from.CommandAsync("CLUSTER", "SETSLOT", slot, "MIGRATING", target);
        return new SlotMove(from, to, slot, target);
    }
}
