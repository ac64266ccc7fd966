using System.Buffers.Text;
using System.Globalization;

namespace KpiGen.Cache.Payloads.Forms;

/// <summary>
/// The invariant text of a decimal, scale included. Numbers of at most 18 digits, which amounts of money are, are written and read as one integer and a
/// point, in a fraction of the time that text of any culture and form takes; all others go the general way. Both give the same text and the same number.
/// </summary>
internal static class DecimalText
{
    /// <summary>The most bytes that a decimal takes as text.</summary>
    public const int MaxLength = 31;

    // A number of so many digits fits in 64 bits whatever they are.
    private const int MaxDigits = 18;

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="text">Room for <see cref="MaxLength"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Format(decimal value, Span<byte> text)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        ulong digits = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        int scale = (bits[3] >> 16) & 0x7F;
        int written;
        if (bits[2] != 0 || scale > MaxDigits || digits == 0)
        {
            value.TryFormat(text, out written, provider: CultureInfo.InvariantCulture);
            return written;
        }

        int at = 0;
        if (bits[3] < 0)
        {
            text[at++] = (byte)'-';
        }

        (ulong whole, ulong fraction) = Math.DivRem(digits, PowersOfTen[scale]);
        Utf8Formatter.TryFormat(whole, text[at..], out written);
        at += written;
        if (scale == 0)
        {
            return at;
        }

        text[at++] = (byte)'.';
        FormatDigits(fraction, text.Slice(at, scale));
        return at + scale;
    }

    /// <summary>Reads a number.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> number = isNegative ? text[1..] : text;
        if (number.Length is > 0 and <= ShortNumber.MostBytes && ShortNumber.TryParse(number, out uint few, out int scale))
        {
            value = new decimal((int)few, 0, 0, isNegative, (byte)scale);
            return true;
        }

        if (TryParse(number, out ulong digits, out scale))
        {
            value = new decimal((int)digits, (int)(digits >> 32), 0, isNegative, (byte)scale);
            return true;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryParse(ReadOnlySpan<byte> number, out ulong digits, out int scale)
    {
        int point = -1;
        int count = 0;
        digits = 0;
        scale = 0;
        foreach (byte character in number)
        {
            uint digit = (uint)character - '0';
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
            }
            else if (character == '.' && point < 0)
            {
                point = count;
            }
            else
            {
                return false;
            }
        }

        scale = point < 0 ? 0 : count - point;
        return count is > 0 and <= MaxDigits;
    }

    // From the last digit to the first, zeros in front included.
    private static void FormatDigits(ulong number, Span<byte> text)
    {
        for (int at = text.Length - 1; at >= 0; at--)
        {
            (number, ulong digit) = Math.DivRem(number, 10);
            text[at] = (byte)('0' + digit);
        }
    }
}
