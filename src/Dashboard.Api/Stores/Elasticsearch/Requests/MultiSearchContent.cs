using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Dashboard.Api.Stores.Elasticsearch.Transport;

namespace Dashboard.Api.Stores.Elasticsearch.Requests;

/// <summary>The body of a multi-search: a header and a search on a line each, and a line end after the last one.</summary>
internal static class MultiSearchContent
{
    public static ByteArrayContent Create(string index, IEnumerable<SearchBody> searches)
    {
        ArrayBufferWriter<byte> buffer = new();
        MultiSearchHeader header = new(index, RequestCache: true, AllowPartialSearchResults: false);
        foreach (SearchBody search in searches)
        {
            buffer.Write(JsonSerializer.SerializeToUtf8Bytes(header, ElasticsearchJson.Default.MultiSearchHeader));
            buffer.Write("\n"u8);
            buffer.Write(JsonSerializer.SerializeToUtf8Bytes(search, ElasticsearchJson.Default.SearchBody));
            buffer.Write("\n"u8);
        }

        ByteArrayContent content = new(buffer.WrittenSpan.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return content;
    }
}
