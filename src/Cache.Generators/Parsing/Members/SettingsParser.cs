using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Reads what a <c>[Cached]</c> attribute says about stale values, renewal, time-outs and failures. The ranges are those of the options at run time.</summary>
internal static class SettingsParser
{
    private const string Stale = "StaleSeconds";
    private const string RefreshBehind = "RefreshBehind";
    private const string SoftTimeout = "SoftTimeoutMilliseconds";
    private const string HardTimeout = "HardTimeoutMilliseconds";

    private static readonly (string Property, SettingRange Range)[] Numbers =
    [
        (Stale, new(0, PolicyParser.Year, "seconds")),
        ("MemoryTtlSeconds", new(1, PolicyParser.Year, "seconds")),
        ("JitterPercent", new(0, 50, "per cent")),
        ("RefreshAheadPercent", new(10, 99, "per cent")),
        (SoftTimeout, new(1, 3_600_000, "milliseconds")),
        (HardTimeout, new(1, 3_600_000, "milliseconds")),
        ("FailureTtlSeconds", new(0, 60, "seconds")),
        ("RetryIntervalSeconds", new(1, 3_600, "seconds")),
    ];

    /// <summary>Returns what the attribute says, or <see langword="null"/> after reporting what is wrong with it.</summary>
    public static CacheSettingsModel? Parse(AttributeData attribute, DiagnosticBag diagnostics)
    {
        var read = new Dictionary<string, int?>(StringComparer.Ordinal);
        bool isValid = true;
        foreach ((string property, SettingRange range) in Numbers)
        {
            isValid &= range.TryRead(attribute, property, DiagnosticDescriptors.TimeToLiveOutOfRange, diagnostics, out int? number);
            read[property] = number;
        }

        var settings = new CacheSettingsModel(
            read[Stale],
            read["MemoryTtlSeconds"],
            read["JitterPercent"],
            AttributeReading.Value(attribute, RefreshBehind) as bool?,
            read["RefreshAheadPercent"],
            read[SoftTimeout],
            read[HardTimeout],
            read["FailureTtlSeconds"],
            read["RetryIntervalSeconds"]);
        return isValid && AgreesWithItself(settings, AttributeReading.LocationOf(attribute), diagnostics) ? settings : null;
    }

    private static bool AgreesWithItself(CacheSettingsModel settings, Location? place, DiagnosticBag diagnostics)
    {
        if (settings.SoftTimeoutMilliseconds > settings.HardTimeoutMilliseconds)
        {
            diagnostics.Report(
                DiagnosticDescriptors.ContradictoryPolicy, place, $"{SoftTimeout} is longer than {HardTimeout}; after the hard time-out there is nothing left to wait for");
            return false;
        }

        string? serving = settings.RefreshBehind == true ? RefreshBehind : settings.SoftTimeoutMilliseconds is not null ? SoftTimeout : null;
        if (serving is not null && settings.StaleSeconds == 0)
        {
            diagnostics.Report(
                DiagnosticDescriptors.ContradictoryPolicy, place, $"{Stale} is 0, but {serving} serves stale values; set {Stale} to the longest time they may be served after their time to live");
            return false;
        }

        if (serving is not null && settings.StaleSeconds is null)
        {
            diagnostics.Report(DiagnosticDescriptors.StaleNotAllowed, place, serving);
        }

        return true;
    }
}
