namespace Dashboard.Api.Kpis;

/// <summary>A half-open span of time: <paramref name="From"/> belongs to it, <paramref name="To"/> does not.</summary>
public readonly record struct KpiWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The window of the same length that ends where this one begins.</summary>
    public KpiWindow Previous => new(From - (To - From), From);

    /// <summary>The last <paramref name="days"/> days before <paramref name="asOf"/>.</summary>
    public static KpiWindow LastDays(int days, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        return new KpiWindow(asOf.AddDays(-days), asOf);
    }

    /// <summary>
    /// The first midnight (UTC) after an instant: where windows end that shall contain the whole day of the newest order.
    /// </summary>
    public static DateTimeOffset EndOfDay(DateTimeOffset instant) => new(instant.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    /// <exception cref="ArgumentException">The window is empty or runs backwards.</exception>
    internal void ThrowIfEmpty()
    {
        if (To <= From)
        {
            throw new ArgumentException($"The window ends at {To:O}, which is not after its start {From:O}.");
        }
    }
}
