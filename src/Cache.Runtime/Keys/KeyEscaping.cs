using System.Buffers;
using System.Text;

namespace KpiGen.Cache;

/// <summary>
/// Percent-escapes text for a key: <c>%XX</c> for an ASCII character that would be read as structure, <c>%uXXXX</c> for a lone surrogate.
/// The percent sign is escaped itself, so the result can be read back in one way only.
/// </summary>
internal static class KeyEscaping
{
    private const string SafeCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!$&'+/;<=>@^`|";

    // A lone surrogate needs six bytes ("%uD83D"), every other UTF-16 code unit three at most.
    private const int MaxBytesPerCharacter = 6;

    private static readonly SearchValues<char> Safe = SearchValues.Create(SafeCharacters);

    public static int MaxLength(int characters) => checked(characters * MaxBytesPerCharacter);

    /// <summary>Escapes <paramref name="value"/> into <paramref name="destination"/>; <see langword="false"/> when it does not fit.</summary>
    public static bool TryEscape(ReadOnlySpan<char> value, Span<byte> destination, out int written)
    {
        written = 0;
        while (!value.IsEmpty)
        {
            int plain = value.IndexOfAnyExcept(Safe);
            plain = plain < 0 ? value.Length : plain;
            if (plain > destination.Length - written)
            {
                return false;
            }

            written += Encoding.ASCII.GetBytes(value[..plain], destination[written..]);
            value = value[plain..];
            if (value.IsEmpty)
            {
                break;
            }

            if (!TryEscapeNext(ref value, destination[written..], out int escaped))
            {
                return false;
            }

            written += escaped;
        }

        return true;
    }

    private static bool TryEscapeNext(ref ReadOnlySpan<char> value, Span<byte> destination, out int written)
    {
        OperationStatus status = Rune.DecodeFromUtf16(value, out Rune rune, out int consumed);
        if (status != OperationStatus.Done)
        {
            char surrogate = value[0];
            value = value[1..];
            return Encoding.UTF8.TryGetBytes($"%u{(int)surrogate:X4}", destination, out written);
        }

        value = value[consumed..];
        if (rune.IsAscii || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
        {
            return TryEscapeRune(rune, destination, out written);
        }

        return rune.TryEncodeToUtf8(destination, out written);
    }

    private static bool TryEscapeRune(Rune rune, Span<byte> destination, out int written)
    {
        Span<byte> utf8 = stackalloc byte[4];
        int length = rune.EncodeToUtf8(utf8);
        written = 0;
        if (destination.Length < length * 3)
        {
            return false;
        }

        foreach (byte part in utf8[..length])
        {
            destination[written++] = (byte)'%';
            destination[written++] = Hex(part >> 4);
            destination[written++] = Hex(part & 0xF);
        }

        return true;
    }

    private static byte Hex(int nibble) => (byte)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
}
