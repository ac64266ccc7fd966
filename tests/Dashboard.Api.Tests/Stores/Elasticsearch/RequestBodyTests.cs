using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Stores.Elasticsearch.Queries;
using Dashboard.Api.Stores.Elasticsearch.Queries.Details;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Transport;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.Elasticsearch;

public class RequestBodyTests
{
    private static readonly Dictionary<string, ISearch> Searches = new()
    {
        ["q1-summary.json"] = new SummarySearch(OnlineRetail.Window),
        ["q2-revenue-over-time.json"] = new RevenueOverTimeSearch(OnlineRetail.Window),
        ["q3-top-products.json"] = new TopProductsSearch(OnlineRetail.Window),
        ["q4-category-mix.json"] = new CategoryMixSearch(OnlineRetail.Window),
        ["q4b-price-bands.json"] = new PriceBandMixSearch(OnlineRetail.Window),
        ["q5-geography.json"] = new GeographySearch(OnlineRetail.Window),
        ["q6-customers.json"] = new CustomerActivitySearch(OnlineRetail.Window),
        ["q7-basket.json"] = new BasketSearch(OnlineRetail.Window),
        ["search.json"] = new ProductTextSearch(new SearchRequest("red retrospot bag", 1, 10, 0, 100)),
        ["user.json"] = new UserSearch("14646"),
        ["product-stats.json"] = new ProductStatsSearch("85123A"),
        ["analytics-dimension-by-month.json"] =
            new SeriesSearch(new AnalyticsRequest(AnalyticsDimension.Country, AnalyticsMetric.Revenue, AnalyticsInterval.Month)),
    };

    public static TheoryData<string> Files() => [.. Searches.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Body_equals_the_reference(string file) => AssertSame(SharedFiles.ReadElasticsearch(file), Serialize(Searches[file].Body));

    [Fact]
    public async Task Dashboard_lines_equal_the_reference_and_end_with_a_line_end()
    {
        string[] expected = SharedFiles.ReadElasticsearch("dashboard.msearch.ndjson").TrimEnd('\n').Split('\n');
        IEnumerable<SearchBody> bodies = Searches.Take(8).Where(search => search.Key != "q4b-price-bands.json").Select(search => search.Value.Body);

        using ByteArrayContent content = MultiSearchContent.Create("orders", bodies);
        string sent = await content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith("}\n", sent, StringComparison.Ordinal);
        string[] lines = sent.TrimEnd('\n').Split('\n');
        Assert.Equal(14, lines.Length);
        Assert.All(expected.Zip(lines), pair => AssertSame(pair.First, pair.Second));
        Assert.Equal("application/x-ndjson", content.Headers.ContentType?.ToString());
    }

    [Fact]
    public void The_comparison_notices_a_difference()
    {
        string other = Serialize(new TopProductsSearch(OnlineRetail.Window, size: 9).Body);

        Assert.False(JsonNode.DeepEquals(JsonNode.Parse(SharedFiles.ReadElasticsearch("q3-top-products.json")), JsonNode.Parse(other)));
    }

    [Fact]
    public void A_search_without_price_bounds_has_no_price_filter()
    {
        JsonNode body = JsonNode.Parse(Serialize(new ProductTextSearch(new SearchRequest("bag", 2, 25)).Body))!;

        Assert.Null(body["query"]!["bool"]!["filter"]);
        Assert.Equal(25, (int)body["from"]!);
    }

    [Fact]
    public void A_long_query_is_cut() =>
        Assert.InRange(Serialize(new ProductTextSearch(new SearchRequest(new string('x', 1_000_000), 1, 10)).Body).Length, 1, 4_000);

    private static string Serialize(SearchBody body) => JsonSerializer.Serialize(body, ElasticsearchJson.Default.SearchBody);

    private static void AssertSame(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"Expected {expected}\nbut sent {actual}");
}
