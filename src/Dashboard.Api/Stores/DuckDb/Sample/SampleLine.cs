namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>A line of a generated order, with everything a line of a source file has.</summary>
internal readonly record struct SampleLine(
    string OrderId,
    string Sku,
    string Name,
    int Quantity,
    DateTime Date,
    decimal Price,
    string? CustomerId,
    string Country,
    string? Category,
    string? Manufacturer);
