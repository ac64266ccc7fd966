using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Calls;

/// <summary>A lease that a load of this node holds.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="WasTaken">Whether it was taken from whoever held it, because a caller wants a value that is loaded now.</param>
internal readonly record struct LeaseHold(Lease Lease, bool WasTaken);
