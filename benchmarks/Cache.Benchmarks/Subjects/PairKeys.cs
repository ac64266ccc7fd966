using System.Globalization;

namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>The keys that are stored and asked for: objects of their own for every call, as requests bring them.</summary>
internal static class PairKeys
{
    public static string Region(int number) => string.Create(CultureInfo.InvariantCulture, $"region-{number}");

    /// <summary>Returns a text of 40 characters for numbers of two digits.</summary>
    public static string Sentence(int number) => string.Create(CultureInfo.InvariantCulture, $"red running shoes for men, wide, size {number}");

    public static DayOfWeek Day(int number) => (DayOfWeek)(number % 7);

    public static Guid Id(int number) => new(number, 0x0f8f, 0x40d9, 0xa1, 0x65, 0x70, 0x86, 0x77, 0x28, 0x95, 0x0e);

    public static DateTime Since(int number) => new DateTime(2011, 11, 10, 0, 0, 0, DateTimeKind.Utc).AddDays(number);

    /// <summary>Returns a name for odd numbers, and none for even ones.</summary>
    public static string? Name(int number) => number % 2 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"name-{number}");

    public static ShapeQuery Query(int number) => new(Region(number), new DateOnly(2011, 11, 10), 1.50m + number);
}
