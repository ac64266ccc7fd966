using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>Q4: revenue by category. Shares are of all product revenue, also of categories beyond the twenty.</summary>
internal sealed class CategoryMixSearch(KpiWindow window) : IOrderSearch<IReadOnlyList<CategoryShareDto>>
{
    public string Name => "Q4 category mix";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(window), Query.Completed),
        Aggregation.OfProductLines(new Dictionary<string, Aggregation>
        {
            ["revenue"] = Aggregation.SumOf("lines.line_total"),
            ["categories"] = new()
            {
                Terms = new TermsBody("lines.category", 20) { Order = TermsBody.By("revenue") },
                Aggs = CategoryBuckets.Figures,
            },
        }));

    public IReadOnlyList<CategoryShareDto> Read(AggregationNode aggregations)
    {
        AggregationNode products = aggregations["lines"]["products"];
        return CategoryBuckets.Read(products["categories"], Money.FromSum(products["revenue"].Value));
    }
}
