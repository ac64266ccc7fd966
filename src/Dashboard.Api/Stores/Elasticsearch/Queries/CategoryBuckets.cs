using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>What both forms of the category mix have in common.</summary>
internal static class CategoryBuckets
{
    public static IReadOnlyDictionary<string, Aggregation> Figures { get; } = new Dictionary<string, Aggregation>
    {
        ["revenue"] = Aggregation.SumOf("lines.line_total"),
        ["units"] = Aggregation.SumOf("lines.quantity"),
        ["orders"] = Aggregation.OrdersOfLines,
    };

    public static RangeBody Bands { get; } =
        new("lines.unit_price", [.. PriceBands.All.Select(band => new RangeBucketBody(band.Key, band.From, band.To))]);

    /// <summary>Highest revenue first; bands arrive in the order of prices, and empty ones are left out as an absent category is.</summary>
    public static IReadOnlyList<CategoryShareDto> Read(AggregationNode categories, decimal all) =>
    [
        .. categories.Buckets
            .Where(bucket => bucket.DocCount > 0)
            .Select(bucket => ReadOne(bucket, all))
            .OrderByDescending(share => share.Revenue)
            .ThenBy(share => share.Category, StringComparer.Ordinal),
    ];

    private static CategoryShareDto ReadOne(AggregationNode bucket, decimal all)
    {
        decimal revenue = Money.FromSum(bucket["revenue"].Value);
        return new CategoryShareDto(
            bucket.Key,
            revenue,
            (long)bucket["units"].Value,
            bucket["orders"].DocCount,
            all == 0 ? 0 : (double)revenue / (double)all);
    }
}
