using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;
using Dashboard.Api.Stores.Elasticsearch.Transport;

namespace Dashboard.Api.Stores.Elasticsearch.Queries.Details;

/// <summary>A page of the catalogue, ordered by SKU.</summary>
internal sealed class ProductPageSearch(int page, int size) : ISearch
{
    public string Name => "product list";

    public SearchBody Body => new()
    {
        From = SearchLimits.Offset(page, size),
        Size = size,
        TrackTotalHits = true,
        Query = new Query { MatchAll = new EmptyBody() },
        Sort = [new Dictionary<string, string> { ["sku"] = "asc" }],
    };

    public ProductPageDto Read(SearchResponse response)
    {
        HitTotal total = response.Hits?.Total ?? throw new ElasticsearchException($"Elasticsearch answered {Name} without a total.");
        return new ProductPageDto(
            total.Value,
            page,
            size,
            [.. (response.Hits.Hits ?? []).Select(hit => hit.Read(Name, ElasticsearchJson.Default.ProductDocument).ToProduct())]);
    }
}
