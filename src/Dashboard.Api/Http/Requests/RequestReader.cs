using System.Globalization;

namespace Dashboard.Api.Http.Requests;

/// <summary>
/// Reads parameters of a request into values of one canonical form, so that equal requests become equal calls. A parameter that is absent or
/// empty takes its default; what cannot be read is an error and yields the default.
/// </summary>
internal sealed class RequestReader
{
    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public RequestErrors Errors { get; } = new();

    /// <summary>Reads an instant in UTC. A date means its midnight; a time without an offset is UTC.</summary>
    public DateTimeOffset? Instant(string name, string? value)
    {
        if (IsAbsent(value))
        {
            return null;
        }

        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(value.Trim(), InstantFormats, CultureInfo.InvariantCulture, styles, out DateTimeOffset instant)
            && instant >= Earliest && instant <= Latest)
        {
            return instant;
        }

        Errors.Add(name, value, "use an ISO 8601 date or date-time between 1970 and 2200, such as 2011-12-10 or 2011-12-10T08:00:00Z (a + is written %2B)");
        return null;
    }

    /// <summary>Reads a length of time: a whole number of hours, days or weeks.</summary>
    public TimeSpan Range(string name, string? value, TimeSpan fallback, TimeSpan longest)
    {
        if (IsAbsent(value))
        {
            return fallback;
        }

        string text = value.Trim();
        TimeSpan unit = char.ToLowerInvariant(text[^1]) switch
        {
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => TimeSpan.Zero,
        };
        if (unit > TimeSpan.Zero
            && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count >= 1 && count <= longest / unit)
        {
            return unit * count;
        }

        Errors.Add(name, value, $"use a whole number of hours, days or weeks up to {longest.Days} days, such as 12h, 30d or 4w");
        return fallback;
    }

    public int Integer(string name, string? value, int fallback, int minimum, int maximum)
    {
        if (IsAbsent(value))
        {
            return fallback;
        }

        if (int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        Errors.Add(name, value, $"use a whole number from {minimum} to {maximum}");
        return fallback;
    }

    /// <summary>Reads an amount of money without trailing zeros.</summary>
    public decimal? Amount(string name, string? value, decimal maximum)
    {
        if (IsAbsent(value))
        {
            return null;
        }

        if (decimal.TryParse(value.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) && amount <= maximum)
        {
            return CanonicalAmount.Of(amount);
        }

        Errors.Add(name, value, $"use a number from 0 to {maximum} with a point before decimals, such as 12.50");
        return null;
    }

    /// <summary>Reads one of a list of names, whatever their case.</summary>
    public T Choice<T>(string name, string? value, T fallback)
        where T : struct, Enum
    {
        if (IsAbsent(value))
        {
            return fallback;
        }

        string text = value.Trim();
        foreach (T choice in Enum.GetValues<T>())
        {
            if (string.Equals(choice.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        Errors.Add(name, value, $"use one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
        return fallback;
    }

    /// <summary>Reads an identifier from the route.</summary>
    public string Identifier(string name, string value, int maxLength)
    {
        string identifier = value.Trim();
        if (identifier.Length is 0 || identifier.Length > maxLength || identifier.Any(char.IsControl))
        {
            Errors.Add(name, value, $"use 1 to {maxLength} characters without control characters");
        }

        return identifier;
    }

    private static bool IsAbsent([System.Diagnostics.CodeAnalysis.NotNullWhen(false)] string? value) => string.IsNullOrWhiteSpace(value);
}
