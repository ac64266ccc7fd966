using System.Text.Json.Serialization;
using Dashboard.Api.Kpis.Products;

namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>A product as the index holds it. The mapping is strict, so there is no field beyond these that we may write.</summary>
internal sealed record ProductDocument(string Sku, string Name, string? Description, string? Category, decimal Price)
{
    /// <summary>Written also when null: a replacement must be able to clear it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Manufacturer { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public static ProductDocument From(ProductDto product, DateTimeOffset updatedAt) =>
        new(product.Sku, product.Name, product.Description, product.Category, Math.Round(product.Price, 3, MidpointRounding.AwayFromZero))
        {
            Manufacturer = product.Manufacturer,
            UpdatedAt = updatedAt,
        };

    public ProductDto ToProduct() => new(Sku, Name, Description ?? "", Category ?? PriceBands.Of(Price), Manufacturer, Money.Normalize(Price));
}
