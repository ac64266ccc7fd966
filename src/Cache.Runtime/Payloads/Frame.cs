using System.Buffers.Binary;
using System.Numerics;

namespace KpiGen.Cache.Payloads;

// FRAME v1: what the remote tier stores under a key. Numbers are little-endian.
//    0  1 byte   version (1)
//    1  1 byte   compression of the payload (PayloadCompression)
//    2  8 bytes  fingerprint of the payload's shape, computed by the compiler
//   10  8 bytes  sequence number of the type when the load began
//   18  8 bytes  sequence number of all types when the load began
//   26  8 bytes  time to live it was stored with, milliseconds: with what Redis says is left, it gives the age without anybody's wall clock
//   34  4 bytes  length of the payload before compression
//   38  4 bytes  length of the key
//   42  4 bytes  CRC-32C of everything else
//   46  key      UTF-8, whole: over-long keys are hashed in Redis and verified here
//       payload  up to the end; nothing may follow
// Unknown, damaged or outdated means miss, never an exception.

/// <summary>The header of an entry of the remote tier.</summary>
internal readonly record struct Frame(PayloadCompression Compression, ulong Shape, EpochStamp Stamp, TimeSpan Ttl, int PayloadLength)
{
    public const byte Version = 1;
    public const int HeaderLength = 46;

    private const int CrcOffset = 42;

    /// <summary>Puts a frame together. The payload is what is stored, compressed or not.</summary>
    public byte[] ToBytes(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(HeaderLength + key.Length + payload.Length);
        bytes[0] = Version;
        bytes[1] = (byte)Compression;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(2), Shape);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(10), Stamp.Type);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(18), Stamp.All);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(26), (long)Ttl.TotalMilliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(34), PayloadLength);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(38), key.Length);
        key.CopyTo(bytes.AsSpan(HeaderLength));
        payload.CopyTo(bytes.AsSpan(HeaderLength + key.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(CrcOffset), Checksum(bytes));
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

        int keyLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[38..]);
        if (keyLength < 0 || keyLength > bytes.Length - HeaderLength)
        {
            return FrameReadResult.Truncated;
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcOffset..]) != Checksum(bytes))
        {
            return FrameReadResult.Corrupt;
        }

        frame = ReadHeader(bytes);
        payload = (HeaderLength + keyLength)..bytes.Length;
        return frame.Check(expected, bytes.Slice(HeaderLength, keyLength), bytes.Length - HeaderLength - keyLength);
    }

    private static Frame ReadHeader(ReadOnlySpan<byte> bytes) => new(
        (PayloadCompression)bytes[1],
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[2..]),
        new EpochStamp(BinaryPrimitives.ReadInt64LittleEndian(bytes[10..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[18..])),
        TimeSpan.FromMilliseconds(Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(bytes[26..]), 0, (long)TimeSpan.FromDays(365).TotalMilliseconds)),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[34..]));

    private FrameReadResult Check(in FrameExpectation expected, ReadOnlySpan<byte> key, int storedLength)
    {
        if (!key.SequenceEqual(expected.Key))
        {
            return FrameReadResult.KeyMismatch;
        }

        if (Shape != expected.Shape)
        {
            return FrameReadResult.ShapeChanged;
        }

        if (Stamp.Type < expected.Stamp.Type || Stamp.All < expected.Stamp.All)
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

    private static uint Checksum(ReadOnlySpan<byte> frame)
        => Crc32C(frame[(CrcOffset + sizeof(uint))..], Crc32C(frame[..CrcOffset], uint.MaxValue)) ^ uint.MaxValue;

    private static uint Crc32C(ReadOnlySpan<byte> bytes, uint crc)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte part in bytes)
        {
            crc = BitOperations.Crc32C(crc, part);
        }

        return crc;
    }
}
