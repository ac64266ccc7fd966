using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>
/// The answer to a search, or one item of a multi-search, where <see cref="Error"/> may stand in place of everything else.
/// </summary>
internal sealed record SearchResponse
{
    /// <summary>Null when the server did not say, which no complete answer does.</summary>
    public bool? TimedOut { get; init; }

    public bool? TerminatedEarly { get; init; }

    [JsonPropertyName("_shards")]
    public ShardCounts? Shards { get; init; }

    [JsonPropertyName("_clusters")]
    public ClusterCounts? Clusters { get; init; }

    public SearchHits? Hits { get; init; }

    public JsonElement? Aggregations { get; init; }

    /// <summary>An object, or plain text from the routing layer.</summary>
    public JsonElement? Error { get; init; }

    public int? Status { get; init; }
}

/// <summary>How many shards took part.</summary>
internal sealed record ShardCounts(int Total, int Successful, int Failed)
{
    public IReadOnlyList<ShardFailure>? Failures { get; init; }
}

/// <summary>Why a shard failed; equal failures are grouped, so there may be fewer of these than failed shards.</summary>
internal sealed record ShardFailure(int? Shard, string? Index, JsonElement? Reason);

/// <summary>How many clusters of a cross-cluster search took part.</summary>
internal sealed record ClusterCounts(int Partial, int Failed, int Skipped, int Running)
{
    [JsonIgnore]
    public int Unfinished => Partial + Failed + Skipped + Running;
}
