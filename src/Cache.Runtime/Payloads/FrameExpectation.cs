namespace KpiGen.Cache.Payloads;

/// <summary>What a frame must agree with to be used.</summary>
/// <param name="key">The whole canonical text of the key.</param>
/// <param name="shape">The fingerprint of the payload type that the reader was compiled with.</param>
/// <param name="stamp">The sequence numbers that the reader knows; older frames have been invalidated.</param>
/// <param name="maxPayloadBytes">The largest payload, decompressed, that may be taken into memory.</param>
/// <param name="signer">Knows the signature that the frame must have; <see langword="null"/> where frames are not signed.</param>
internal readonly ref struct FrameExpectation(ReadOnlySpan<byte> key, ulong shape, EpochStamp stamp, int maxPayloadBytes, FrameSigner? signer = null)
{
    public ReadOnlySpan<byte> Key { get; } = key;

    public ulong Shape { get; } = shape;

    public EpochStamp Stamp { get; } = stamp;

    public int MaxPayloadBytes { get; } = maxPayloadBytes;

    public FrameSigner? Signer { get; } = signer;
}
