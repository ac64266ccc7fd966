namespace Dashboard.Api.Kpis;

/// <summary>The completed orders of one country.</summary>
/// <param name="Customers">Different known customers; guests are not counted.</param>
public sealed record CountryDto(string Country, long Orders, decimal Revenue, long Customers);
