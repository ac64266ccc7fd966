using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Kpis.Users;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.DuckDb;

public class OnlineRetailDetailTests(OnlineRetail orders)
{
    private static readonly string[] AllThreeWords = ["85099B", "20725", "20724", "21936", "21155", "20718", "22348", "21039"];

    public static TheoryData<AnalyticsDimension, AnalyticsMetric, AnalyticsInterval> AllowList()
    {
        TheoryData<AnalyticsDimension, AnalyticsMetric, AnalyticsInterval> data = [];
        foreach (AnalyticsDimension by in Enum.GetValues<AnalyticsDimension>())
        {
            foreach (AnalyticsMetric metric in Enum.GetValues<AnalyticsMetric>())
            {
                Array.ForEach(Enum.GetValues<AnalyticsInterval>(), interval => data.Add(by, metric, interval));
            }
        }

        return data;
    }

    [Fact]
    public async Task Product_stats_equal_the_published_figures()
    {
        ProductStatsDto stats = await orders.Get<IProductStore>().GetStatsAsync("85123A", TestContext.Current.CancellationToken);

        Assert.Equal((104518.8m, 37664, 2202), (stats.Revenue, stats.Units, stats.Orders));
        Assert.Equal(3.1114543851917142, stats.AvgPrice!.Value, 1e-9);
        Assert.Equal(new DateOnly(2011, 12, 9), DateOnly.FromDateTime(stats.LastOrder!.Value.UtcDateTime));
    }

    [Fact]
    public async Task Stats_of_a_product_that_was_never_sold_are_empty() => Assert.Equal(
        new ProductStatsDto("none", 0, 0, 0, null, null, null, null),
        await orders.Get<IProductStore>().GetStatsAsync("none", TestContext.Current.CancellationToken));

    [Fact]
    public async Task User_equals_the_published_figures()
    {
        UserDto? user = await orders.Get<IUserStore>().FindAsync("14646", TestContext.Current.CancellationToken);

        Assert.NotNull(user);
        Assert.Equal(("14646", "Netherlands", 73, 280206.02m, 3), (user.CustomerId, user.Country, user.Orders, user.Revenue, user.Cancelled));
        Assert.Equal(3838.4386301369864, (double)user.Aov!.Value, 1e-9);
        Assert.Equal(new DateOnly(2010, 12, 20), DateOnly.FromDateTime(user.FirstOrder.UtcDateTime));
        Assert.Equal(new DateOnly(2011, 12, 8), DateOnly.FromDateTime(user.LastOrder.UtcDateTime));
        Assert.Equal(10, user.RecentOrders.Count);
        Assert.Equal(user.LastOrder, user.RecentOrders[0].OrderDate);
        Assert.Equal(
            [
                new("23084", "RABBIT NIGHT LIGHT", 9568.48m), new("22326", "ROUND SNACK BOXES SET OF4 WOODLAND ", 7956m),
                new("22629", "SPACEBOY LUNCH BOX ", 7415.4m), new("22630", "DOLLY GIRL LUNCH BOX", 6758.4m),
                new("22328", "ROUND SNACK BOXES SET OF 4 FRUITS ", 4039.2m),
            ],
            user.TopProducts);
    }

    [Fact]
    public async Task An_unknown_user_is_null() =>
        Assert.Null(await orders.Get<IUserStore>().FindAsync("14646' OR 1=1 --", TestContext.Current.CancellationToken));

    [Fact]
    public async Task Search_puts_the_products_with_every_word_first()
    {
        SearchPageDto page = await orders.Get<ISearchStore>().SearchAsync(
            new SearchRequest("red retrospot bag", 1, 20, 0, 100), TestContext.Current.CancellationToken);

        Assert.Equal(AllThreeWords.Order(), page.Items.Take(AllThreeWords.Length).Select(item => item.Sku).Order());
        Assert.Equal("JUMBO <em>BAG</em> <em>RED</em> <em>RETROSPOT</em>", page.Items.Single(item => item.Sku == "85099B").HighlightHtml);
        Assert.True(page.TotalIsExact);
        Assert.Equal(page.Total, page.Facets.Price.Count);
        Assert.Equal(page.Total, page.Facets.Categories.Sum(category => category.Count));
    }

    [Fact]
    public async Task Products_without_a_category_have_the_band_of_their_usual_price()
    {
        ProductDto? product = await orders.Get<IProductStore>().FindAsync("85123A", TestContext.Current.CancellationToken);

        Assert.Equal(new ProductDto("85123A", "WHITE HANGING HEART T-LIGHT HOLDER", "", "2.5-5", null, 2.95m), product);
    }

    [Fact]
    public async Task Analytics_by_country_adds_up_to_its_totals_and_has_no_gaps()
    {
        AnalyticsDto analytics = await orders.Get<IAnalyticsStore>().GetAsync(
            new AnalyticsRequest(AnalyticsDimension.Country, AnalyticsMetric.Revenue, AnalyticsInterval.Month), TestContext.Current.CancellationToken);

        Assert.Equal(5, analytics.Series.Count);
        Assert.Equal("United Kingdom", analytics.Series[0].Key);
        Assert.Equal(13, analytics.Series[0].Points.Count);
        Assert.All(analytics.Series, series => Assert.Equal(series.Total, series.Points.Sum(point => point.Value)));
    }

    [Theory]
    [MemberData(nameof(AllowList))]
    public async Task Every_analytics_request_of_the_allow_list_is_answered(AnalyticsDimension by, AnalyticsMetric metric, AnalyticsInterval interval)
    {
        AnalyticsDto analytics = await orders.Get<IAnalyticsStore>().GetAsync(new AnalyticsRequest(by, metric, interval), TestContext.Current.CancellationToken);

        Assert.NotEmpty(analytics.Series);
        Assert.True(metric == AnalyticsMetric.Orders && by == AnalyticsDimension.Category
            ? analytics.Series[0].Total <= analytics.Series[0].Points.Sum(point => point.Value)
            : analytics.Series[0].Total == analytics.Series[0].Points.Sum(point => point.Value));
    }

    [Fact]
    public async Task Trending_begins_with_the_best_products_of_the_last_days()
    {
        TrendingDto trending = await orders.Get<IAnalyticsStore>().GetTrendingAsync(30, 10, TestContext.Current.CancellationToken);

        Assert.Equal((OnlineRetail.Window.From, OnlineRetail.Window.To), (trending.From, trending.To));
        Assert.Equal(
            ExpectedDashboard.TopProducts.Select(product => (product.Sku, product.Name, product.Revenue, product.Units)),
            trending.Products.Select(product => (product.Sku, product.Name, product.Revenue, product.Units)));
    }
}
