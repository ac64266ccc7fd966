using System.Globalization;
using KpiGen.Cache.Generators.Models;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Prints what an attribute sets as the initialisers of options.</summary>
internal static class SettingsText
{
    /// <summary>Returns the initialisers of what is set, or an empty text.</summary>
    public static string Of(CacheSettingsModel settings)
    {
        string?[] set =
        [
            Time("Stale", "FromSeconds", settings.StaleSeconds),
            Time("MemoryTtl", "FromSeconds", settings.MemoryTtlSeconds),
            Share("Jitter", settings.JitterPercent),
            settings.RefreshBehind is { } behind ? $"RefreshBehind = {(behind ? "true" : "false")}" : null,
            Share("RefreshAhead", settings.RefreshAheadPercent),
            Time("SoftTimeout", "FromMilliseconds", settings.SoftTimeoutMilliseconds),
            Time("HardTimeout", "FromMilliseconds", settings.HardTimeoutMilliseconds),
            Time("FailureTtl", "FromSeconds", settings.FailureTtlSeconds),
            Time("RetryInterval", "FromSeconds", settings.RetryIntervalSeconds),
        ];
        return string.Join(", ", set.Where(static text => text is not null));
    }

    private static string? Time(string option, string unit, int? number)
        => number is { } value ? $"{option} = global::System.TimeSpan.{unit}({value.ToString(CultureInfo.InvariantCulture)})" : null;

    private static string? Share(string option, int? percent)
        => percent is { } value ? $"{option} = {(value / 100m).ToString("0.##", CultureInfo.InvariantCulture)}" : null;
}
