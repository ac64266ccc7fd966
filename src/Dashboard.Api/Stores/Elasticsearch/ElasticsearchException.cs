namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>
/// Elasticsearch refused or failed a request, did not answer, or answered in a form that is not documented. The message names the query.
/// </summary>
public sealed class ElasticsearchException : Exception
{
    public ElasticsearchException()
    {
    }

    public ElasticsearchException(string message)
        : base(message)
    {
    }

    public ElasticsearchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ElasticsearchException(string query, int status, string reason)
        : base($"Elasticsearch failed {query} with status {status}: {reason}") => Status = status;

    /// <summary>The HTTP status of the request, or of the one failed item of several; null when there was no answer.</summary>
    public int? Status { get; }
}
