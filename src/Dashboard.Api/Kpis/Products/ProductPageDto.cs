namespace Dashboard.Api.Kpis.Products;

/// <summary>A page of the catalogue, ordered by SKU.</summary>
/// <param name="Page">Starts at 1.</param>
public sealed record ProductPageDto(long Total, int Page, int Size, IReadOnlyList<ProductDto> Items);
