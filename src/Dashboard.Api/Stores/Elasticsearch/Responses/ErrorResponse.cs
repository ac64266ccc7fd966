using System.Text.Json;

namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>The body of a failed request.</summary>
internal sealed record ErrorResponse(JsonElement? Error);
