using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Api.Stores.Elasticsearch.Transport;

/// <summary>
/// A JSON body of known length. Without a charset parameter: JSON is UTF-8, and Elasticsearch compares media types strictly.
/// </summary>
internal static class JsonContentOf
{
    public static ByteArrayContent Create<T>(T value, JsonTypeInfo<T> type)
    {
        ByteArrayContent content = new(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
