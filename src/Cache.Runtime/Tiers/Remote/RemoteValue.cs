namespace KpiGen.Cache.Tiers.Remote;

/// <summary>What a remote store holds under a key.</summary>
/// <param name="Frame">The bytes.</param>
/// <param name="TimeLeft">How long the store keeps them, or <see langword="null"/> where it does not know.</param>
internal readonly record struct RemoteValue(ReadOnlyMemory<byte> Frame, TimeSpan? TimeLeft);
