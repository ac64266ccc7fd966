namespace Dashboard.Api.Kpis.Products;

/// <summary>A product of the catalogue. Prices have at most three decimals; more are rounded when the product is written.</summary>
public sealed record ProductDto(string Sku, string Name, string Description, string Category, string? Manufacturer, decimal Price);
