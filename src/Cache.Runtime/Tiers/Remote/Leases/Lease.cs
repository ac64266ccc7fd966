namespace KpiGen.Cache.Tiers.Remote.Leases;

/// <summary>The right to fill one missing entry. Compared by identity: each load has its own.</summary>
internal sealed class Lease(byte[] key, byte[] token)
{
    public byte[] Key { get; } = key;

    public byte[] Token { get; } = token;
}
