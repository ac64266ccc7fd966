using System.Security.Cryptography;

namespace KpiGen.Cache.Payloads;

/// <summary>
/// Signs frames with HMAC-SHA-256, so that whoever can write to the remote tier cannot make entries up. The whole key stands in the frame, so
/// that a signed entry cannot be moved under another key either.
/// </summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
internal sealed class FrameSigner(byte[] key)
{
    public const int Length = HMACSHA256.HashSizeInBytes;

    /// <summary>Returns the signer that the options ask for, or <see langword="null"/>.</summary>
    public static FrameSigner? From(RemoteTierOptions options)
        => string.IsNullOrEmpty(options.SigningKey) ? null : new FrameSigner(Convert.FromBase64String(options.SigningKey));

    /// <summary>Writes the signature of everything before it.</summary>
    public void Sign(Span<byte> frame) => HMACSHA256.HashData(key, frame[..^Length], frame[^Length..]);

    /// <summary>Whether a frame ends in its own signature. Compared in constant time.</summary>
    public bool IsSigned(ReadOnlySpan<byte> frame)
    {
        Span<byte> expected = stackalloc byte[Length];
        return frame.Length > Length
            && HMACSHA256.HashData(key, frame[..^Length], expected) == Length
            && CryptographicOperations.FixedTimeEquals(expected, frame[^Length..]);
    }
}
