using System.Buffers.Binary;

namespace KpiGen.Cache.Payloads;

// FRAME v2: what the remote tier stores under a key. Numbers are little-endian.
//    0  1 byte   version (2)
//    1  1 byte   compression of the payload (PayloadCompression)
//    2  1 byte   number of tags
//    3  1 byte   1 when the frame is signed, otherwise 0
//    4  8 bytes  fingerprint of the payload's shape, computed by the compiler
//   12  8 bytes  sequence number of the type when the load began
//   20  8 bytes  sequence number of all types when the load began
//   28  8 bytes  time to live, milliseconds: how long the value may be served as fresh
//   36  8 bytes  lifetime, milliseconds: how long it was to be kept, stale time included. With what Redis says is left, it gives the age
//                without anybody's wall clock
//   44  4 bytes  length of the payload before compression
//   48  4 bytes  length of the key
//   52  4 bytes  CRC-32C of everything else
//   56  tags     16 bytes each: the beginning of the SHA-256 of the name of its number, and the tag's sequence number when the load began
//       key      UTF-8, whole: over-long keys are hashed in Redis and verified here
//       payload  up to the end, or to the signature; nothing may follow
//       signature HMAC-SHA-256 of everything before it, 32 bytes, where the frame is signed. The checksum does not cover it
// Unknown, damaged or outdated means miss, never an exception.

/// <summary>The header of an entry of the remote tier.</summary>
internal readonly record struct Frame(PayloadCompression Compression, ulong Shape, EpochStamp Stamp, TimeSpan Ttl, int PayloadLength)
{
    public const byte Version = 2;
    public const int HeaderLength = 56;

    private const int CrcOffset = 52;
    private const int TagLength = 16;
    private const byte Plain = 0;
    private const byte Signed = 1;

    private static readonly long MaxMilliseconds = (long)TimeSpan.FromDays(2 * 365).TotalMilliseconds;

    /// <summary>Gets how long the entry is kept: its time to live, and the time it may be served stale.</summary>
    public TimeSpan Lifetime { get => field > Ttl ? field : Ttl; init; }

    /// <summary>
    /// Returns whether a frame that begins like this may be forgotten: it was loaded before the numbers that entries have to be stamped with, or
    /// it is none that this version can read.
    /// </summary>
    /// <remarks>Nothing but the numbers is checked: an entry that is forgotten without need is loaded again.</remarks>
    public static bool IsOutdated(ReadOnlySpan<byte> header, EpochStamp oldest)
        => header.Length < HeaderLength
            || header[0] != Version
            || BinaryPrimitives.ReadInt64LittleEndian(header[12..]) < oldest.Type
            || BinaryPrimitives.ReadInt64LittleEndian(header[20..]) < oldest.All;

    /// <summary>Returns the length of the payload in a frame that was put together here.</summary>
    public static int StoredLength(ReadOnlySpan<byte> frame)
        => frame.Length - HeaderLength - (frame[2] * TagLength) - BinaryPrimitives.ReadInt32LittleEndian(frame[48..]);

    /// <summary>Puts a frame together. The payload is what is stored, compressed or not.</summary>
    /// <param name="key">The whole key.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="signer">Signs the frame; <see langword="null"/> where frames are not signed.</param>
    public byte[] ToBytes(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload, FrameSigner? signer = null)
    {
        ReadOnlySpan<TagStamp> tags = Stamp.Tags;
        int keyOffset = HeaderLength + (tags.Length * TagLength);
        byte[] bytes = GC.AllocateUninitializedArray<byte>(keyOffset + key.Length + payload.Length + SignatureLength(signer));
        bytes[0] = Version;
        bytes[1] = (byte)Compression;
        bytes[2] = checked((byte)tags.Length);
        bytes[3] = signer is null ? Plain : Signed;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(4), Shape);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12), Stamp.Type);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(20), Stamp.All);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(28), (long)Ttl.TotalMilliseconds);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(36), (long)Lifetime.TotalMilliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(44), PayloadLength);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(48), key.Length);
        for (int i = 0; i < tags.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(HeaderLength + (i * TagLength)), tags[i].Tag);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(HeaderLength + (i * TagLength) + 8), tags[i].Number);
        }

        key.CopyTo(bytes.AsSpan(keyOffset));
        payload.CopyTo(bytes.AsSpan(keyOffset + key.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(CrcOffset), Checksum(bytes.AsSpan(..^SignatureLength(signer))));
        signer?.Sign(bytes);
        return bytes;
    }

    /// <summary>Takes a frame apart and checks everything that does not need the payload.</summary>
    /// <param name="bytes">What the remote tier returned.</param>
    /// <param name="expected">What the reader asked for.</param>
    /// <param name="frame">The header.</param>
    /// <param name="payload">The payload as stored.</param>
    public static FrameReadResult TryRead(ReadOnlySpan<byte> bytes, in FrameExpectation expected, out Frame frame, out Range payload)
    {
        frame = default;
        payload = default;
        if (bytes.IsEmpty)
        {
            return FrameReadResult.Truncated;
        }

        if (bytes[0] != Version)
        {
            return FrameReadResult.UnknownVersion;
        }

        if (bytes.Length < HeaderLength)
        {
            return FrameReadResult.Truncated;
        }

        // First of all: nothing in a frame that somebody else has made is to be believed.
        if (expected.Signer is { } signer ? bytes[3] != Signed || !signer.IsSigned(bytes) : bytes[3] != Plain)
        {
            return FrameReadResult.NotSigned;
        }

        bytes = bytes[..^SignatureLength(expected.Signer)];
        int keyOffset = HeaderLength + (bytes[2] * TagLength);
        int keyLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[48..]);
        if (keyLength < 0 || keyLength > bytes.Length - keyOffset)
        {
            return FrameReadResult.Truncated;
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcOffset..]) != Checksum(bytes))
        {
            return FrameReadResult.Corrupt;
        }

        frame = ReadHeader(bytes);
        payload = (keyOffset + keyLength)..bytes.Length;
        if (!bytes.Slice(keyOffset, keyLength).SequenceEqual(expected.Key))
        {
            return FrameReadResult.KeyMismatch;
        }

        return frame.Check(expected, bytes[HeaderLength..keyOffset], bytes.Length - keyOffset - keyLength);
    }

    private static int SignatureLength(FrameSigner? signer) => signer is null ? 0 : FrameSigner.Length;

    private static Frame ReadHeader(ReadOnlySpan<byte> bytes) => new(
        (PayloadCompression)bytes[1],
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[4..]),
        new EpochStamp(BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[20..])),
        Milliseconds(bytes[28..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[44..]))
    {
        Lifetime = Milliseconds(bytes[36..]),
    };

    private static TimeSpan Milliseconds(ReadOnlySpan<byte> bytes)
        => TimeSpan.FromMilliseconds(Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(bytes), 0, MaxMilliseconds));

    private FrameReadResult Check(in FrameExpectation expected, ReadOnlySpan<byte> tags, int storedLength)
    {
        if (Shape != expected.Shape)
        {
            return FrameReadResult.ShapeChanged;
        }

        if (Stamp.Type < expected.Stamp.Type || Stamp.All < expected.Stamp.All || !AreCurrent(tags, expected.Stamp.Tags))
        {
            return FrameReadResult.Outdated;
        }

        if (!Enum.IsDefined(Compression) || PayloadLength < 0)
        {
            return FrameReadResult.Corrupt;
        }

        if (PayloadLength > expected.MaxPayloadBytes)
        {
            return FrameReadResult.TooLarge;
        }

        return Compression == PayloadCompression.None && PayloadLength != storedLength ? FrameReadResult.Corrupt : FrameReadResult.Ok;
    }

    // A tag that the frame does not know was added to the method since: nobody can tell whether it was invalidated meanwhile.
    private static bool AreCurrent(ReadOnlySpan<byte> stamped, ReadOnlySpan<TagStamp> expected)
    {
        foreach (TagStamp tag in expected)
        {
            if (NumberOf(stamped, tag.Tag) < tag.Number)
            {
                return false;
            }
        }

        return true;
    }

    private static long NumberOf(ReadOnlySpan<byte> stamped, ulong tag)
    {
        for (; stamped.Length > 0; stamped = stamped[TagLength..])
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(stamped) == tag)
            {
                return BinaryPrimitives.ReadInt64LittleEndian(stamped[8..]);
            }
        }

        return long.MinValue;
    }

    private static uint Checksum(ReadOnlySpan<byte> frame)
        => Crc32C.Append(frame[(CrcOffset + sizeof(uint))..], Crc32C.Append(frame[..CrcOffset], uint.MaxValue)) ^ uint.MaxValue;
}
