namespace Dashboard.Api.Kpis;

/// <summary>
/// A period beside the one of equal length before it. The changes are derived, in percent, and null when the previous value is 0.
/// </summary>
public sealed record SummaryDto(PeriodTotalsDto Current, PeriodTotalsDto Previous)
{
    public decimal? OrdersChangePercent => PercentChange.Between(Previous.Orders, Current.Orders);

    public decimal? RevenueChangePercent => PercentChange.Between(Previous.Revenue, Current.Revenue);

    public decimal? AovChangePercent => PercentChange.Between(Previous.Aov, Current.Aov);

    public decimal? ItemsChangePercent => PercentChange.Between(Previous.Items, Current.Items);

    public decimal? CancelledChangePercent => PercentChange.Between(Previous.Cancelled, Current.Cancelled);

    /// <summary>Positive when more was refunded than before, although refunds are negative amounts.</summary>
    public decimal? RefundsChangePercent => PercentChange.Between(Previous.Refunds, Current.Refunds);
}
