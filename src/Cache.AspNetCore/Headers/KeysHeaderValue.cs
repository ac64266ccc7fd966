using System.Globalization;
using System.Text;

namespace KpiGen.Cache.AspNetCore.Headers;

/// <summary>
/// Writes keys as the value of a header: visible ASCII only, of bounded length, separated by a comma and a space. A key may hold commas but
/// never a space, so the list can be read back, and a key can be copied as it stands in Redis.
/// </summary>
internal static class KeysHeaderValue
{
    private const string Separator = ", ";
    private const string Omission = "...";

    public static string Create(IEnumerable<string> keys, int maxLength)
    {
        var value = new StringBuilder();
        foreach (string key in keys)
        {
            int before = value.Length;
            AppendKey(value.Append(before == 0 ? "" : Separator), key);

            // Room for the sign that something is missing is kept free as long as something may still follow.
            if (value.Length > maxLength - Separator.Length - Omission.Length)
            {
                value.Length = before;
                return value.Append(before == 0 ? "" : Separator).Append(Omission).ToString();
            }
        }

        return value.ToString();
    }

    // Keys escape spaces and control characters themselves; should text that is not ASCII ever stand in one, a header must not hold it.
    private static void AppendKey(StringBuilder value, string key)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in key.EnumerateRunes())
        {
            if (rune.Value is > ' ' and < 0x7F)
            {
                value.Append((char)rune.Value);
                continue;
            }

            int length = rune.EncodeToUtf8(bytes);
            foreach (byte part in bytes[..length])
            {
                value.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
            }
        }
    }
}
