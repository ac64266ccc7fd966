using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.Sqlite;

/// <summary>Every test works on products of its own, in words that no other product has.</summary>
public class ProductChangeTests(SampleShop shop)
{
    private readonly IProductStore _products = shop.Get<IProductStore>();

    [Fact]
    public async Task A_created_product_is_found_by_sku_and_by_search()
    {
        ProductDto created = new("NEW-1", "Quixotic <img src=x onerror=alert(1)> gizmo", "For zephyrs.", "Toys", null, 12.3456m);

        Assert.True(await _products.TryCreateAsync(created, TestContext.Current.CancellationToken));

        Assert.Equal(created with { Price = 12.346m }, await _products.FindAsync("NEW-1", TestContext.Current.CancellationToken));
        SearchItemDto item = Assert.Single((await SearchAsync("quixotic")).Items);
        Assert.Equal("<em>Quixotic</em> &lt;img src=x onerror=alert(1)&gt; gizmo", item.HighlightHtml);
    }

    [Fact]
    public async Task An_existing_product_is_not_created_again()
    {
        ProductDto first = new("NEW-2", "Brobdingnagian", "", "Toys", "Isola", 1m);
        await _products.TryCreateAsync(first, TestContext.Current.CancellationToken);

        Assert.False(await _products.TryCreateAsync(first with { Name = "Other" }, TestContext.Current.CancellationToken));
        Assert.Equal(first, await _products.FindAsync("NEW-2", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_replaced_product_is_found_by_its_new_words_only()
    {
        ProductDto first = new("NEW-3", "Lilliputian", "", "Toys", null, 1m);
        await _products.TryCreateAsync(first, TestContext.Current.CancellationToken);

        Assert.True(await _products.TryReplaceAsync(first with { Name = "Houyhnhnm" }, TestContext.Current.CancellationToken));

        Assert.Equal(0, (await SearchAsync("lilliputian")).Total);
        Assert.Equal(1, (await SearchAsync("houyhnhnm")).Total);
    }

    [Fact]
    public async Task An_unknown_product_is_neither_found_nor_replaced()
    {
        Assert.Null(await _products.FindAsync("' OR 1=1 --", TestContext.Current.CancellationToken));
        Assert.False(await _products.TryReplaceAsync(new ProductDto("none", "", "", "", null, 0), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_process_sees_the_change_and_writers_wait_for_each_other()
    {
        await using StoreHost other = await StoreHost.StartAsync(shop.Directory);
        IProductStore[] stores = [_products, other.Get<IProductStore>()];

        bool[] created = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => stores[index % 2].TryCreateAsync(
            new ProductDto($"MANY-{index / 2}", "Yahoo", "", "Toys", null, 1m), TestContext.Current.CancellationToken)));

        Assert.Equal(20, created.Count(won => won));
        Assert.NotNull(await other.Get<IProductStore>().FindAsync("MANY-19", TestContext.Current.CancellationToken));
    }

    private Task<SearchPageDto> SearchAsync(string text) =>
        shop.Get<ISearchStore>().SearchAsync(new SearchRequest(text, 1, 10), TestContext.Current.CancellationToken);
}
