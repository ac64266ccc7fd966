using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace KpiGen.Cache.Payloads.Wire;

/// <summary>
/// Short strings that payloads repeat, as they do names, countries and codes: whoever reads one again gets the string that exists. It costs about what
/// making another one does; what is gained is that entries in memory share their strings, and that there is less for the garbage collector to keep.
/// </summary>
/// <remarks>
/// Safe for concurrent use without a lock: a place is a guess, and what it holds is compared with what was read. A string is kept from the second time on that
/// it meets its place, with no other newcomer in between, so that strings that are all different push nothing out. It holds at most
/// <see cref="Places"/> strings of <see cref="MostBytes"/> bytes, less than 1 MB in the process.
/// </remarks>
internal static class StringPool
{
    /// <summary>The longest text that is looked for, in bytes of UTF-8.</summary>
    public const int MostBytes = 64;

    /// <summary>How many strings are kept: a power of two.</summary>
    public const int Places = 4096;

    private static readonly Place[] Table = new Place[Places];

    /// <summary>Returns the string of a text.</summary>
    /// <param name="text">The text in UTF-8; what is not UTF-8 is replaced by U+FFFD.</param>
    public static string Get(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MostBytes)
        {
            return Decode(text);
        }

        uint hash = Hash(text);
        ref Place place = ref Table[hash % Places];
        if (place.Text is { } known && Is(known, text))
        {
            return known;
        }

        string made = Decode(text);
        if (place.Newcomer == hash)
        {
            place.Text = made;
        }
        else
        {
            place.Newcomer = hash;
        }

        return made;
    }

    // The decoder of UTF-8 goes through the text twice. Most text is ASCII, which is Latin-1 too.
    private static string Decode(ReadOnlySpan<byte> text) => Ascii.IsValid(text) ? Encoding.Latin1.GetString(text) : Encoding.UTF8.GetString(text);

    private static bool Is(string known, ReadOnlySpan<byte> text) => known.Length == text.Length ? Ascii.Equals(text, known) : known.Length < text.Length && IsDecoded(known, text);

    private static bool IsDecoded(string known, ReadOnlySpan<byte> text)
    {
        Span<char> decoded = stackalloc char[MostBytes];
        return decoded[..Encoding.UTF8.GetChars(text, decoded)].SequenceEqual(known);
    }

    // CRC-32C, for which processors have an instruction. Unlike the checksum of frames it need not be that of the bytes in a row: the last ones overlap those
    // before, which spares a step for each byte.
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        uint hash = (uint)text.Length;
        if (text.Length is >= sizeof(uint) and < sizeof(ulong))
        {
            return BitOperations.Crc32C(BitOperations.Crc32C(hash, MemoryMarshal.Read<uint>(text)), MemoryMarshal.Read<uint>(text[^sizeof(uint)..]));
        }

        if (text.Length < sizeof(uint))
        {
            foreach (byte one in text)
            {
                hash = BitOperations.Crc32C(hash, one);
            }

            return hash;
        }

        for (ReadOnlySpan<byte> rest = text; rest.Length > sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            hash = BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(rest));
        }

        return BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(text[^sizeof(ulong)..]));
    }

    private struct Place
    {
        public string? Text;

        /// <summary>The hash of the last string that was looked for here in vain.</summary>
        public uint Newcomer;
    }
}
