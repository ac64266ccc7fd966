namespace Dashboard.Api.Kpis.Users;

/// <summary>What a customer spent on one product.</summary>
/// <param name="Name">Null when the catalogue does not know the SKU.</param>
public sealed record UserProductDto(string Sku, string? Name, decimal Revenue);
