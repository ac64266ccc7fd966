using Polly;

namespace Dashboard.Api.Stores.Elasticsearch.Transport;

/// <summary>
/// Sends requests over HTTP and reads their answers; every way in which that fails ends in an <see cref="ElasticsearchException"/> with
/// the query's name. Plain JSON media types: any server from 7 on takes them.
/// </summary>
internal sealed class ElasticsearchTransport(HttpClient http)
{
    public async Task<ElasticsearchReply> SendAsync(
        string query,
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new ElasticsearchReply(query, response.StatusCode, body);
        }
        catch (Exception exception) when (IsUnreachable(exception, cancellationToken))
        {
            throw new ElasticsearchException($"Elasticsearch at {http.BaseAddress} did not answer {query}: {exception.Message}", exception);
        }
    }

    private static bool IsUnreachable(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        HttpRequestException or IOException or ExecutionRejectedException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };
}
