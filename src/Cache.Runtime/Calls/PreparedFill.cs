using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Calls;

/// <summary>A value that is to be written to the remote tier under a lease.</summary>
/// <param name="Key">The whole key.</param>
/// <param name="Hold">The lease.</param>
/// <param name="Value">The value.</param>
/// <param name="Stamp">The numbers that were in force when its load began.</param>
/// <param name="Ttl">How long it is current.</param>
/// <param name="Lifetime">How long it may be served at all.</param>
/// <param name="Missed">Called with the stamp when the tier cannot be reached.</param>
internal sealed record PreparedFill<TValue>(byte[] Key, LeaseHold Hold, TValue Value, EpochStamp Stamp, TimeSpan Ttl, TimeSpan Lifetime, Action<EpochStamp>? Missed);
