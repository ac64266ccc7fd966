using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.Sqlite;

public class SearchTests(SampleShop shop)
{
    [Fact]
    public async Task Pages_do_not_overlap_and_are_ordered_by_score_and_sku()
    {
        List<SearchItemDto> items = [];
        for (int page = 1; page <= 4; page++)
        {
            items.AddRange((await SearchAsync(new SearchRequest("oak lamp", page, 20))).Items);
        }

        Assert.Equal(80, items.Select(item => item.Sku).Distinct().Count());
        Assert.Equal(items.OrderByDescending(item => item.Score).ThenBy(item => item.Sku, StringComparer.Ordinal), items);
    }

    [Fact]
    public async Task Other_forms_of_a_word_are_found_and_marked()
    {
        SearchPageDto page = await SearchAsync(new SearchRequest("blanket", 1, 10));

        Assert.Equal(page.Total, (await SearchAsync(new SearchRequest("BLANKETS", 1, 10))).Total);
        Assert.All(page.Items, item => Assert.Contains("<em>Blanket</em>", item.HighlightHtml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Price_bounds_are_inclusive_and_hold_for_the_facets()
    {
        SearchPageDto page = await SearchAsync(new SearchRequest("lamp", 1, 100, 10m, 20m));

        Assert.NotEmpty(page.Items);
        Assert.All(page.Items, item => Assert.InRange(item.Price, 10m, 20m));
        Assert.Equal(page.Items.Min(item => item.Price), page.Facets.Price.Min);
        Assert.Equal(page.Items.Max(item => item.Price), page.Facets.Price.Max);
    }

    [Fact]
    public async Task Absurd_price_bounds_are_answered() =>
        Assert.True((await SearchAsync(new SearchRequest("lamp", 1, 10, decimal.MinValue, decimal.MaxValue))).Total > 0);

    [Fact]
    public async Task A_sku_is_the_best_match_for_itself()
    {
        ProductDto product = (await shop.Get<IProductStore>().ListAsync(3, 5, TestContext.Current.CancellationToken)).Items[0];

        Assert.Equal(product.Sku, (await SearchAsync(new SearchRequest(product.Sku, 1, 10))).Items[0].Sku);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 0)]
    [InlineData(1001, 10)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public async Task A_page_outside_of_the_result_window_is_refused(int page, int size)
    {
        Assert.False(SearchLimits.Allows(page, size));
        await Assert.ThrowsAsync<ResultWindowException>(() => SearchAsync(new SearchRequest("lamp", page, size)));
    }

    [Fact]
    public async Task The_last_page_of_the_result_window_is_answered() => Assert.Empty((await SearchAsync(new SearchRequest("wool", 1000, 10))).Items);

    private Task<SearchPageDto> SearchAsync(SearchRequest request) =>
        shop.Get<ISearchStore>().SearchAsync(request, TestContext.Current.CancellationToken);
}
