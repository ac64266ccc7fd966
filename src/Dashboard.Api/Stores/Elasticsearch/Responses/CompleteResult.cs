namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>
/// Lets only complete answers pass. Elasticsearch answers 200 with the figures of the shards it could reach in time; skipped shards are
/// normal, they count as successful.
/// </summary>
internal static class CompleteResult
{
    /// <exception cref="PartialResultException">Some of the data is missing.</exception>
    /// <exception cref="ElasticsearchException">There is no answer at all.</exception>
    public static SearchResponse Require(string query, SearchResponse? response)
    {
        if (response is null)
        {
            throw new ElasticsearchException($"Elasticsearch answered {query} with nothing.");
        }

        if (response.Error is not null || response.Status is >= 400)
        {
            throw new ElasticsearchException(query, response.Status ?? 0, ErrorText.Describe(response.Error));
        }

        return Missing(response) is { } missing
            ? throw new PartialResultException($"Elasticsearch answered {query} only in part: {missing}.")
            : response;
    }

    private static string? Missing(SearchResponse response) => response switch
    {
        { TimedOut: null } or { Shards: null } => "it does not say that the answer is complete",
        { TimedOut: true } => "the search timed out",
        { TerminatedEarly: true } => "the search was terminated early",
        { Shards: { Failed: > 0 } shards } => $"{shards.Failed} of {shards.Total} shards failed ({Reason(shards)})",
        { Shards: { } shards } when shards.Successful != shards.Total => $"{shards.Successful} of {shards.Total} shards answered",
        { Clusters: { } clusters } when clusters.Unfinished > 0 => "not every cluster answered in full",
        _ => null,
    };

    private static string Reason(ShardCounts shards) =>
        ErrorText.Describe(shards.Failures is [{ Reason: { } reason }, ..] ? reason : null);
}
