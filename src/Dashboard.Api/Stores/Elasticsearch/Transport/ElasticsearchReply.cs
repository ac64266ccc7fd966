using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Transport;

/// <summary>A status and a body, and the query they belong to.</summary>
internal sealed record ElasticsearchReply(string Query, HttpStatusCode Status, byte[] Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The body of a successful request.</summary>
    public T Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        if (!IsSuccess)
        {
            throw Failure();
        }

        return TryRead(type) ?? throw new ElasticsearchException($"Elasticsearch answered {Query} with something that is not the documented JSON.");
    }

    /// <summary>The body, whatever the status is; null when it is not JSON of this form.</summary>
    public T? TryRead<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public JsonElement? Error => TryRead(ElasticsearchJson.Default.ErrorResponse)?.Error;

    public ElasticsearchException Failure() => new(Query, (int)Status, ErrorText.Describe(Error));
}
