using System.Globalization;

namespace KpiGen.Cache;

/// <summary>Checks one setting. The message names the configuration key, the value and the range.</summary>
internal static class OptionRange
{
    public static void Check<T>(List<string> failures, string key, T? value, T minimum, T maximum)
        where T : struct, IComparable<T>
    {
        if (value is { } set && (set.CompareTo(minimum) < 0 || set.CompareTo(maximum) > 0))
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"Cache:{key} is {set}; it must be between {minimum} and {maximum}."));
        }
    }
}
