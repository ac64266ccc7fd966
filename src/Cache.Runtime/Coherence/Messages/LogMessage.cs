using System.Buffers.Binary;
using System.Text;

namespace KpiGen.Cache.Coherence.Messages;

// MESSAGE v1: what nodes tell each other about invalidations.
//   0  1 byte   version (1)
//   1  1 byte   kind (LogMessageKind)
//   2  8 bytes  the node that wrote it
//  10  fields   two of them, each 2 bytes of length (little-endian) and UTF-8
// Longer than MaxLength, another version, an unknown kind or lengths that do not add up: not a message.

/// <summary>One invalidation, as nodes tell each other.</summary>
/// <param name="Kind">What is invalidated.</param>
/// <param name="Sender">The node that has invalidated it, and needs not be told.</param>
/// <param name="Name">The full name of the method, the name of the type, the name of the tag's number, or the pattern.</param>
/// <param name="Detail">The parts of the key behind the shape of its method, or the sequence number.</param>
internal sealed record LogMessage(LogMessageKind Kind, long Sender, string Name, string Detail)
{
    public const int MaxLength = 16 * 1024;

    private const byte Version = 1;
    private const int HeaderLength = 10;

    /// <summary>Returns the bytes, or <see langword="null"/> when there are too many.</summary>
    public byte[]? ToBytes()
    {
        int nameLength = Encoding.UTF8.GetByteCount(Name);
        int detailLength = Encoding.UTF8.GetByteCount(Detail);
        int length = HeaderLength + (2 * sizeof(ushort)) + nameLength + detailLength;
        if (length > MaxLength)
        {
            return null;
        }

        byte[] bytes = new byte[length];
        bytes[0] = Version;
        bytes[1] = (byte)Kind;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(2), Sender);
        Write(Write(bytes.AsSpan(HeaderLength), Name, nameLength), Detail, detailLength);
        return bytes;
    }

    /// <summary>Reads a message; whoever can reach the channel may have written the bytes.</summary>
    /// <returns>The message, or <see langword="null"/> when it is none.</returns>
    public static LogMessage? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is < HeaderLength or > MaxLength || bytes[0] != Version || !Enum.IsDefined((LogMessageKind)bytes[1]))
        {
            return null;
        }

        ReadOnlySpan<byte> fields = bytes[HeaderLength..];
        return TryRead(ref fields, out string name) && TryRead(ref fields, out string detail) && fields.IsEmpty
            ? new LogMessage((LogMessageKind)bytes[1], BinaryPrimitives.ReadInt64LittleEndian(bytes[2..]), name, detail)
            : null;
    }

    private static Span<byte> Write(Span<byte> bytes, string text, int length)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)length);
        Encoding.UTF8.GetBytes(text, bytes[sizeof(ushort)..]);
        return bytes[(sizeof(ushort) + length)..];
    }

    private static bool TryRead(ref ReadOnlySpan<byte> bytes, out string text)
    {
        text = string.Empty;
        if (bytes.Length < sizeof(ushort) || BinaryPrimitives.ReadUInt16LittleEndian(bytes) > bytes.Length - sizeof(ushort))
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        text = Encoding.UTF8.GetString(bytes.Slice(sizeof(ushort), length));
        bytes = bytes[(sizeof(ushort) + length)..];
        return true;
    }
}
