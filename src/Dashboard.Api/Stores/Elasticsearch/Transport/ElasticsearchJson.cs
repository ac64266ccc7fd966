using System.Text.Json.Serialization;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Transport;

/// <summary>
/// The generated JSON code of all bodies that go to Elasticsearch or come from it. <c>partial</c> because the generator completes it.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(MultiSearchHeader))]
[JsonSerializable(typeof(MultiGetBody))]
[JsonSerializable(typeof(ProductUpdateBody))]
[JsonSerializable(typeof(SearchResponse))]
[JsonSerializable(typeof(MultiSearchResponse))]
[JsonSerializable(typeof(DocumentResponse))]
[JsonSerializable(typeof(MultiGetResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ProductDocument))]
[JsonSerializable(typeof(UserOrderDocument))]
internal sealed partial class ElasticsearchJson : JsonSerializerContext;
