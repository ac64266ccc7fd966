using System.Buffers.Binary;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Payloads.Forms;

// EXTENSIONS OF THE WIRE FORMAT (MessagePack ext types; ours are the ones below 32)
//   ext 1   text that is not well-formed UTF-16: its code units, little-endian
//   ext 2   one byte, before a dictionary or a set of strings: its comparer (see KeyComparers)
//   ext 3   eight bytes: a DateTime that is not UTC inside a [MessagePackObject], as DateTime.ToBinary
//   ext 4   2, 4, 8 or 16 bytes: a decimal (see CompactDecimal)

/// <summary>The form of text that UTF-8 cannot carry; encoders would put U+FFFD in its place.</summary>
internal static class ExactText
{
    public const sbyte TypeCode = 1;

    public static void Write(ref PayloadWriter writer, string value)
    {
        Span<byte> bytes = writer.ExtensionOf(TypeCode, checked(value.Length * sizeof(char)));
        for (int i = 0; i < value.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[(i * sizeof(char))..], value[i]);
        }
    }

    public static string Read(ref PayloadReader reader)
    {
        ReadOnlySpan<byte> units = reader.ReadExtension(out sbyte type);
        if (type != TypeCode || units.Length % sizeof(char) != 0)
        {
            throw new PayloadException("The bytes are not text.");
        }

        return string.Create(units.Length / sizeof(char), units, static (text, bytes) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(char))..]);
            }
        });
    }
}
