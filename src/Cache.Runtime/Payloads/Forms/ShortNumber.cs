using System.Buffers.Binary;
using System.Numerics;

namespace KpiGen.Cache.Payloads.Forms;

/// <summary>
/// Reads digits, with a point or without, that fit in one word, all at once: where the digits of a number end differs from one to the next, so a loop over them
/// would guess wrong once or twice for each number, which takes longer than all else.
/// </summary>
/// <remarks>Source: Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice and Experience 51 (2021), section 7; the point is taken out first.</remarks>
internal static class ShortNumber
{
    /// <summary>The longest text that fits, in bytes.</summary>
    public const int MostBytes = sizeof(ulong);

    private const ulong Points = 0x2E2E2E2E2E2E2E2E;
    private const ulong Zeros = 0x3030303030303030;
    private const ulong Lowest = 0x0101010101010101;
    private const ulong Highest = 0x8080808080808080;
    private const ulong UpperHalves = 0xF0F0F0F0F0F0F0F0;

    /// <summary>Reads a number.</summary>
    /// <param name="text">At least one byte and at most <see cref="MostBytes"/>.</param>
    /// <param name="digits">Its digits, without the point.</param>
    /// <param name="scale">How many of them stand behind the point.</param>
    /// <returns>Whether there are digits, and nothing else but one point.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out uint digits, out int scale)
    {
        ulong word = Load(text);
        int count = text.Length;
        scale = 0;

        // The lowest byte that is a point has the lowest bit that is set (Mycroft's test for a zero byte); bytes above it may be wrong.
        ulong differences = word ^ Points;
        ulong found = (differences - Lowest) & ~differences & Highest;
        if (found != 0)
        {
            int below = BitOperations.TrailingZeroCount(found) - 7;
            ulong mask = (1UL << below) - 1;
            word = (word & mask) | ((word >> 8) & ~mask);
            count--;
            scale = count - (below / 8);
        }

        if (count == 0)
        {
            digits = 0;
            return false;
        }

        // Zeros in front, so that there are eight.
        word = (word << (8 * (MostBytes - count))) | ((Zeros >> 8) >> (8 * (count - 1)));
        digits = Sum(word);
        return AreDigits(word);
    }

    // The first byte is the lowest. Parts that overlap agree.
    private static ulong Load(ReadOnlySpan<byte> text)
    {
        int length = text.Length;
        return length >= sizeof(uint)
            ? BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]) << (8 * (length - sizeof(uint))))
            : text[0] | ((ulong)text[length / 2] << (8 * (length / 2))) | ((ulong)text[^1] << (8 * (length - 1)));
    }

    // The upper half of a digit is 3, and still is with six more; of nothing else that begins like one.
    private static bool AreDigits(ulong word) => (word & UpperHalves) == Zeros && ((word + (6 * Lowest)) & UpperHalves) == Zeros;

    // Pairs of digits, then pairs of those, then the two halves.
    private static uint Sum(ulong word)
    {
        ulong pairs = ((word & (0x0F * Lowest)) * (1 + (10 << 8))) >> 8;
        ulong fours = ((pairs & 0x00FF00FF00FF00FF) * (1 + (100 << 16))) >> 16;
        return (uint)(((fours & 0x0000FFFF0000FFFF) * (1 + (10_000UL << 32))) >> 32);
    }
}
