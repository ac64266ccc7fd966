using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Api.Features.Products;

/// <summary>The JSON of what clients send.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProductBody))]
internal sealed partial class ProductJsonContext : JsonSerializerContext;
