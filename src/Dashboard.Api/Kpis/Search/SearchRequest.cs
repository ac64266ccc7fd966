namespace Dashboard.Api.Kpis.Search;

/// <summary>A full-text search for products; any word may match.</summary>
/// <param name="Page">Starts at 1.</param>
public sealed record SearchRequest(string Query, int Page, int Size, decimal? MinPrice = null, decimal? MaxPrice = null);
