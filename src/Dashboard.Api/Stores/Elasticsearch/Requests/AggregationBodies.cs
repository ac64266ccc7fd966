namespace Dashboard.Api.Stores.Elasticsearch.Requests;

/// <summary>Buckets by the values of a field.</summary>
internal sealed record TermsBody(string Field, int Size)
{
    public int? ShardSize { get; init; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Order { get; init; }

    /// <summary>Highest figure first; equal ones by key, so that an answer is always the same.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> By(string figure) =>
    [
        new Dictionary<string, string> { [figure] = "desc" },
        new Dictionary<string, string> { ["_key"] = "asc" },
    ];
}

/// <summary>Buckets by ranges of a field.</summary>
internal sealed record RangeBody(string Field, IReadOnlyList<RangeBucketBody> Ranges)
{
    public bool? Keyed { get; init; }
}

/// <summary>One range, from inclusive, to exclusive.</summary>
internal sealed record RangeBucketBody(string? Key, decimal? From, decimal? To);

/// <summary>Buckets by calendar interval.</summary>
internal sealed record DateHistogramBody(string Field, string CalendarInterval, string TimeZone, int MinDocCount)
{
    public string? Format { get; init; }

    public DateBounds? ExtendedBounds { get; init; }
}

/// <summary>The first and the last bucket that must be present.</summary>
internal sealed record DateBounds(string Min, string Max);

/// <summary>Named buckets.</summary>
internal sealed record FiltersBody(IReadOnlyDictionary<string, Query> Filters);

/// <summary>The path of nested documents.</summary>
internal sealed record NestedBody(string Path);

/// <summary>A count of different values.</summary>
internal sealed record CardinalityBody(string Field, int PrecisionThreshold);

/// <summary>Percentiles of a field.</summary>
internal sealed record PercentilesBody(string Field, IReadOnlyList<int> Percents);
