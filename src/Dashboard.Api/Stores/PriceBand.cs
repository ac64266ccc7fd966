namespace Dashboard.Api.Stores;

/// <summary>One price band; a null bound is open.</summary>
internal sealed record PriceBand(string Key, decimal? From, decimal? To);
