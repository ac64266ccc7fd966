namespace KpiGen.Cache.Tiers.Remote;

/// <summary>What a remote store holds under a key.</summary>
/// <param name="Frame">The bytes.</param>
/// <param name="TimeLeft">How long the store keeps them.</param>
/// <param name="Loan">What the bytes are given back to, where they are lent.</param>
internal readonly record struct RemoteValue(ReadOnlyMemory<byte> Frame, TimeSpan TimeLeft, IDisposable? Loan = null)
{
    /// <summary>Gives the bytes back. At most once, by the one who reads them; bytes that are never given back are only collected later.</summary>
    public void Release() => Loan?.Dispose();
}
