namespace KpiGen.Cache.Tiers.Remote.Leases;

/// <summary>What became of a request for a lease.</summary>
internal enum LeaseStatus
{
    /// <summary>The store did not answer.</summary>
    Unavailable,

    /// <summary>The caller has the lease: it loads the value.</summary>
    Granted,

    /// <summary>Somebody else loads the value.</summary>
    Held,

    /// <summary>The entry has appeared meanwhile.</summary>
    Found,
}

/// <summary>The answer to a request for a lease.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Value">The entry, where it was found.</param>
internal readonly record struct LeaseReply(LeaseStatus Status, RemoteValue Value = default);
