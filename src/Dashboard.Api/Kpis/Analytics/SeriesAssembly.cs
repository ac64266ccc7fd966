namespace Dashboard.Api.Kpis.Analytics;

/// <summary>Puts sparse results of either store into the series clients see, so that both fill gaps in the same way.</summary>
internal static class SeriesAssembly
{
    /// <param name="totals">The groups in the order of the answer.</param>
    /// <param name="values">The intervals that have orders; groups that are not in <paramref name="totals"/> are ignored.</param>
    public static AnalyticsDto Assemble(
        AnalyticsRequest request,
        IEnumerable<(string Key, decimal Total)> totals,
        IEnumerable<(string Key, DateOnly Start, decimal Value)> values)
    {
        ILookup<string, (string Key, DateOnly Start, decimal Value)> byKey = values.ToLookup(value => value.Key, StringComparer.Ordinal);
        AnalyticsSeriesDto[] series =
        [
            .. totals.Select(total => new AnalyticsSeriesDto(
                total.Key,
                total.Total,
                Fill(request.Interval, byKey[total.Key].ToDictionary(value => value.Start, value => value.Value)))),
        ];
        return new AnalyticsDto(request.By, request.Metric, request.Interval, series);
    }

    private static List<AnalyticsPointDto> Fill(AnalyticsInterval interval, Dictionary<DateOnly, decimal> values)
    {
        List<AnalyticsPointDto> points = [];
        if (values.Count == 0)
        {
            return points;
        }

        DateOnly last = values.Keys.Max();
        for (DateOnly start = values.Keys.Min(); start <= last; start = Next(interval, start))
        {
            points.Add(new AnalyticsPointDto(start, values.GetValueOrDefault(start)));
        }

        return points;
    }

    private static DateOnly Next(AnalyticsInterval interval, DateOnly start) => interval switch
    {
        AnalyticsInterval.Day => start.AddDays(1),
        AnalyticsInterval.Week => start.AddDays(7),
        AnalyticsInterval.Month => start.AddMonths(1),
        AnalyticsInterval.Quarter => start.AddMonths(3),
        AnalyticsInterval.Year => start.AddYears(1),
        _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, "Unknown interval."),
    };
}
