namespace Dashboard.Api.Kpis;

/// <summary>The completed orders of one UTC day; days without orders are present with zeros.</summary>
public sealed record RevenuePointDto(DateOnly Day, long Orders, decimal Revenue);
