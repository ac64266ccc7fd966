namespace KpiGen.Cache.Tiers.Remote.Leases;

/// <summary>Asks for the lease of an entry.</summary>
/// <param name="Key">The name of the entry.</param>
/// <param name="Token">What the lease will belong to. It begins with the rank of the load: a higher one takes the lease from a lower one.</param>
/// <param name="Duration">How long it lasts unless it is prolonged.</param>
/// <param name="Refused">The beginning of a frame that the asking node has read and does not accept: it counts as missing.</param>
internal readonly record struct LeaseRequest(byte[] Key, byte[] Token, TimeSpan Duration, ReadOnlyMemory<byte>? Refused)
{
    /// <summary>Gets what the lease is wanted for.</summary>
    public LeaseClaim Claim { get; init; }

    /// <summary>Gets whether nobody has read the entry before: what this request finds, or does not find, counts as a read.</summary>
    public bool IsRead { get; init; }
}
