namespace KpiGen.Cache.Tests.Payloads.Compression;

/// <summary>Memory with guard bytes on both sides: what is written beside it is seen.</summary>
internal sealed class GuardedBytes
{
    private const int Guard = 64;
    private const byte Mark = 0xA5;

    private readonly byte[] _bytes;

    public GuardedBytes(int length)
    {
        _bytes = new byte[length + (2 * Guard)];
        _bytes.AsSpan().Fill(Mark);
    }

    public Span<byte> Span => _bytes.AsSpan(Guard..^Guard);

    public bool IsIntact => !_bytes.AsSpan(..Guard).ContainsAnyExcept(Mark) && !_bytes.AsSpan(^Guard..).ContainsAnyExcept(Mark);
}
