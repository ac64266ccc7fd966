namespace Dashboard.Api.Kpis.Search;

/// <summary>What the matches have in common.</summary>
/// <param name="Categories">The ten most frequent categories; ties in alphabetical order.</param>
public sealed record SearchFacetsDto(IReadOnlyList<CategoryCountDto> Categories, PriceStatsDto Price);
