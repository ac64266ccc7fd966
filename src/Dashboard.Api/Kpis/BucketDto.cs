namespace Dashboard.Api.Kpis;

/// <summary>The number of orders with a value in a half-open range.</summary>
/// <param name="Key">The range as text, e.g. <c>10.0-50.0</c>; <c>*</c> stands for an open side.</param>
/// <param name="From">Inclusive; null when open.</param>
/// <param name="To">Exclusive; null when open.</param>
public sealed record BucketDto(string Key, decimal? From, decimal? To, long Count);
