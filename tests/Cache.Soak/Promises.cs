namespace KpiGen.Cache.Soak;

/// <summary>What the nodes are configured with and the oracle holds them to.</summary>
internal static class Promises
{
    public const string KeyPrefix = "soak";

    public static readonly TimeSpan CoherenceWindow = TimeSpan.FromMilliseconds(500);

    public static readonly TimeSpan DisconnectedLimit = TimeSpan.FromSeconds(2);

    /// <summary>How late a process may get its turn without its being noted as a stall.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    /// <summary>Within which time after trouble with Redis a node has to be in contact again.</summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    /// <summary>By how much the heap of a node may grow after its first seconds.</summary>
    public const long HeapGrowth = 8 * 1024 * 1024;
}
