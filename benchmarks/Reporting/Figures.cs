using System.Globalization;

namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>Figures as text, the same on every machine.</summary>
public static class Figures
{
    public static string Ratio(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}x");

    public static string Milliseconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");

    public static string Microseconds(double microseconds) => string.Create(CultureInfo.InvariantCulture, $"{microseconds:0.0} µs");

    public static string Nanoseconds(double nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:#,0.0} ns");

    public static string Bytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} B");

    public static string Megabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    public static string Count(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0}");

    public static string Each(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:0.00}");

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} %");
}
