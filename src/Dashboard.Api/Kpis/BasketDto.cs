namespace Dashboard.Api.Kpis;

/// <summary>How large completed orders are, and how many orders have which status.</summary>
/// <param name="ValuePercentiles">Order value by percent, keys such as <c>50.0</c>; a value is null when there are no orders.</param>
/// <param name="ItemPercentiles">Units of an order by percent.</param>
/// <param name="AvgLines">Average number of lines of an order.</param>
/// <param name="Buckets">Orders by value, cheapest bucket first.</param>
/// <param name="Status">Orders of every status by its name.</param>
public sealed record BasketDto(
    IReadOnlyDictionary<string, double?> ValuePercentiles,
    IReadOnlyDictionary<string, double?> ItemPercentiles,
    decimal? Min,
    decimal? Max,
    double? AvgLines,
    IReadOnlyList<BucketDto> Buckets,
    IReadOnlyDictionary<string, long> Status);
