namespace Dashboard.Api.Kpis;

/// <summary>The totals of one period.</summary>
/// <param name="Orders">Completed orders.</param>
/// <param name="Revenue">Their gross value; cancellations are not taken off, they stand in <paramref name="Refunds"/>.</param>
/// <param name="Aov">Average value of a completed order; null when there is none.</param>
/// <param name="Items">Units in completed orders.</param>
/// <param name="Cancelled">Cancellation documents.</param>
/// <param name="Refunds">Their value, zero or negative.</param>
public sealed record PeriodTotalsDto(long Orders, decimal Revenue, decimal? Aov, long Items, long Cancelled, decimal Refunds)
{
    /// <summary>A period in which nothing happened.</summary>
    internal static PeriodTotalsDto Empty { get; } = new(0, 0, null, 0, 0, 0);
}
