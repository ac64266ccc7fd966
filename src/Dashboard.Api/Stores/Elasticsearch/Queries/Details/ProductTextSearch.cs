using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;
using Dashboard.Api.Stores.Elasticsearch.Transport;

namespace Dashboard.Api.Stores.Elasticsearch.Queries.Details;

/// <summary>Full-text search for products.</summary>
internal sealed class ProductTextSearch(SearchRequest request) : ISearch
{
    private const string Open = "<em>";
    private const string Close = "</em>";

    public string Name => "product search";

    public SearchBody Body => new()
    {
        From = SearchLimits.Offset(request.Page, request.Size),
        Size = request.Size,
        TrackTotalHits = true,
        Query = new Query { Bool = new BoolQuery { Must = [Words], Filter = Prices } },
        Sort = [new Dictionary<string, string> { ["_score"] = "desc" }, new Dictionary<string, string> { ["sku"] = "asc" }],
        Highlight = new HighlightBody(
            [Open],
            [Close],
            new Dictionary<string, HighlightField> { ["name"] = new(0), ["description"] = new(1, 150) }),
        Aggs = new Dictionary<string, Aggregation>
        {
            ["categories"] = new() { Terms = new TermsBody("category", 10) },
            ["price"] = new() { Stats = new FieldBody("price") },
        },
        Source = ["sku", "name", "category", "price"],
    };

    private Query Words => new()
    {
        MultiMatch = new MultiMatchQuery(
            request.Query[..Math.Min(request.Query.Length, SearchLimits.MaxQueryLength)],
            ["name^3", "description", "sku^5"],
            "best_fields",
            "or",
            "AUTO",
            1),
    };

    private IReadOnlyList<Query>? Prices => request.MinPrice is null && request.MaxPrice is null
        ? null
        : [new Query { Range = new Dictionary<string, RangeBounds> { ["price"] = new() { Gte = request.MinPrice, Lte = request.MaxPrice } } }];

    public SearchPageDto Read(SearchResponse response, AggregationNode aggregations)
    {
        HitTotal total = response.Hits?.Total ?? throw new ElasticsearchException($"Elasticsearch answered {Name} without a total.");
        AggregationNode price = aggregations["price"];
        return new SearchPageDto(
            total.Value,
            total.Relation != "gte",
            request.Page,
            request.Size,
            [.. (response.Hits.Hits ?? []).Select(ReadItem)],
            new SearchFacetsDto(
                [.. aggregations["categories"].Buckets.Select(category => new CategoryCountDto(category.Key, category.DocCount))],
                new PriceStatsDto((long)(price.Number("count") ?? 0), ReadMoney(price, "min"), ReadMoney(price, "max"), price.Number("avg"))));
    }

    private static decimal? ReadMoney(AggregationNode stats, string name) => stats.Number(name) is { } amount ? Money.FromSum(amount) : null;

    private SearchItemDto ReadItem(SearchHit hit)
    {
        ProductDocument product = hit.Read(Name, ElasticsearchJson.Default.ProductDocument);
        string? marked = hit.Highlight?.GetValueOrDefault("name") is [string first, ..] ? first : null;
        return new SearchItemDto(
            product.Sku,
            product.Name,
            marked is null ? HighlightMarkup.Encode(product.Name) : HighlightMarkup.ToHtml(marked, Open, Close),
            Money.Normalize(product.Price),
            hit.Score ?? 0);
    }
}
