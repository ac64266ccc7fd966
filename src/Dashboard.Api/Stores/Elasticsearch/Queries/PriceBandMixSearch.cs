using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>Q4 where orders have no categories: revenue by band of the unit price.</summary>
internal sealed class PriceBandMixSearch(KpiWindow window) : IOrderSearch<IReadOnlyList<CategoryShareDto>>
{
    public string Name => "Q4 category mix by price band";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(window), Query.Completed),
        Aggregation.OfProductLines(new Dictionary<string, Aggregation>
        {
            ["bands"] = new() { Range = CategoryBuckets.Bands, Aggs = CategoryBuckets.Figures },
        }));

    public IReadOnlyList<CategoryShareDto> Read(AggregationNode aggregations)
    {
        AggregationNode bands = aggregations["lines"]["products"]["bands"];
        return CategoryBuckets.Read(bands, bands.Buckets.Sum(band => Money.FromSum(band["revenue"].Value)));
    }
}
