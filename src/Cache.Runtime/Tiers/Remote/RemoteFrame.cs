using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Tiers.Remote;

/// <summary>A frame that is to be stored under a lease.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Bytes">The frame.</param>
/// <param name="Lifetime">How long the store is to keep it.</param>
internal readonly record struct RemoteFrame(Lease Lease, byte[] Bytes, TimeSpan Lifetime);
