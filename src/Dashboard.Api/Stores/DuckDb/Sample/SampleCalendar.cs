namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>
/// When the sample shop is busy: two years that end on a fixed day, with a week, a season and growth. Whole numbers only.
/// </summary>
internal static class SampleCalendar
{
    public static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>The first day after the data.</summary>
    public static readonly DateOnly End = new(2026, 1, 1);

    private static readonly int[] Weekdays = [60, 110, 105, 100, 105, 120, 80];
    private static readonly int[] Months = [80, 78, 85, 88, 92, 85, 80, 82, 100, 110, 150, 160];
    private static readonly int[] Hours = [1, 1, 0, 0, 0, 1, 3, 6, 9, 12, 14, 14, 13, 12, 12, 12, 13, 15, 18, 21, 22, 16, 8, 3];

    /// <summary>
    /// The number of orders of a day: about 46 in the middle, more before Christmas, a third more at the end than at the beginning.
    /// </summary>
    public static int Orders(DateOnly day, SplitMix64 random)
    {
        int growth = 850 + ((day.DayNumber - First.DayNumber) * 300 / (End.DayNumber - First.DayNumber));
        int expected = 46 * Weekdays[(int)day.DayOfWeek] * Months[day.Month - 1] / 10_000 * growth / 1_000;
        return Math.Max(1, expected + random.Below(13) - 6);
    }

    /// <summary>A time of day at which people order.</summary>
    public static DateTime Moment(DateOnly day, SplitMix64 random) =>
        day.ToDateTime(new TimeOnly(random.Weighted(Hours), random.Below(60), random.Below(60)), DateTimeKind.Utc);
}
