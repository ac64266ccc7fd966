namespace Dashboard.Api.Kpis.Search;

/// <summary>How many matches a category has.</summary>
public sealed record CategoryCountDto(string Category, long Count);
