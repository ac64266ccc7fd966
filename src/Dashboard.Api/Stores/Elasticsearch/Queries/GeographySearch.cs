using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>Q5: the ten countries with the highest revenue, and how many orders came from elsewhere.</summary>
internal sealed class GeographySearch(KpiWindow window) : IOrderSearch<GeographyDto>
{
    public string Name => "Q5 geography";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(window), Query.Completed),
        new Dictionary<string, Aggregation>
        {
            ["countries"] = new()
            {
                Terms = new TermsBody("country", 10) { ShardSize = 100, Order = TermsBody.By("revenue") },
                Aggs = new Dictionary<string, Aggregation>
                {
                    ["revenue"] = Aggregation.SumOf("total"),
                    ["customers"] = Aggregation.Customers,
                },
            },
        });

    public GeographyDto Read(AggregationNode aggregations)
    {
        AggregationNode countries = aggregations["countries"];
        return new GeographyDto(
            [
                .. countries.Buckets.Select(bucket => new CountryDto(
                    bucket.Key,
                    bucket.DocCount,
                    Money.FromSum(bucket["revenue"].Value),
                    (long)bucket["customers"].Value)),
            ],
            (long)(countries.Number("sum_other_doc_count") ?? 0));
    }
}
