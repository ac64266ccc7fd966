using System.Text.Json;

namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>
/// A place in the aggregations of an answer. Whatever is not there is an error that names the query and the path: a renamed aggregation
/// must not look like a day without sales.
/// </summary>
internal readonly struct AggregationNode(JsonElement element, string query, string path)
{
    public AggregationNode this[string name] => new(Property(name), query, $"{path}.{name}");

    /// <summary>The key of a bucket.</summary>
    public string Key => Property("key").ToString();

    /// <summary>The formatted key of a bucket.</summary>
    public string KeyAsString => Property("key_as_string").ToString();

    public long DocCount => Number("doc_count") is { } count ? (long)count : throw Absent("doc_count");

    /// <summary>The value of a metric that always has one, such as a sum.</summary>
    public double Value => Number("value") ?? throw Absent("value");

    /// <summary>The value of a metric that has none without documents, such as an average.</summary>
    public double? ValueOrNull => Number("value");

    /// <summary>Buckets in their order, of an array or, when they are keyed, of an object.</summary>
    public IEnumerable<AggregationNode> Buckets => NamedBuckets.Select(bucket => bucket.Bucket);

    /// <summary>Buckets with their names in an object; array elements have an empty one.</summary>
    public IReadOnlyList<(string Name, AggregationNode Bucket)> NamedBuckets
    {
        get
        {
            JsonElement buckets = Property("buckets");
            (string owner, string below) = (query, $"{path}.buckets");
            AggregationNode Node(JsonElement bucket, string name) => new(bucket, owner, $"{below}.{name}");
            return buckets.ValueKind switch
            {
                JsonValueKind.Array => [.. buckets.EnumerateArray().Select(bucket => ("", Node(bucket, "[]")))],
                JsonValueKind.Object => [.. buckets.EnumerateObject().Select(bucket => (bucket.Name, Node(bucket.Value, bucket.Name)))],
                _ => throw Absent("buckets"),
            };
        }
    }

    /// <summary>A number beside the usual ones, such as <c>sum_other_doc_count</c>; null when the server says null.</summary>
    public double? Number(string name)
    {
        JsonElement value = Property(name);
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.Null => null,
            _ => throw Absent(name),
        };
    }

    /// <summary>Whether there is such a property.</summary>
    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    private JsonElement Property(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : throw Absent(name);

    private ElasticsearchException Absent(string name) => new($"The answer of Elasticsearch to {query} has no usable {path}.{name}.");
}
