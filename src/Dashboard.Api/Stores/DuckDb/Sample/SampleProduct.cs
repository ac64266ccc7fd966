namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>A generated product.</summary>
/// <param name="CategoryIndex">Its place in <see cref="SampleCategories.All"/>, for the season.</param>
internal sealed record SampleProduct(string Sku, string Name, string Category, int CategoryIndex, string Manufacturer, decimal Price);
