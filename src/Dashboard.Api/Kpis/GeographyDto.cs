namespace Dashboard.Api.Kpis;

/// <summary>The countries with the highest revenue.</summary>
/// <param name="OtherOrders">Completed orders from countries that are not in <paramref name="Top"/>.</param>
public sealed record GeographyDto(IReadOnlyList<CountryDto> Top, long OtherOrders);
