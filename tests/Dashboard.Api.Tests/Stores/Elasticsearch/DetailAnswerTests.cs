using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Kpis.Users;
using Dashboard.Api.Stores.Elasticsearch;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.Elasticsearch;

public class DetailAnswerTests
{
    private const double Newest = 1_323_434_400_000;

    private static readonly string[] MarkedName = ["<b><em>RED</em></b> BAG"];

    [Fact]
    public async Task Search_results_are_safe_html_with_their_total_and_facets()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_search", 200, ElasticsearchAnswers.Search(
            new
            {
                total = new { value = 10000, relation = "gte" },
                hits = new object[]
                {
                    new { _id = "1", _score = 2.5, _source = new { sku = "1", name = "<b>RED</b> BAG", price = 2.08 }, highlight = new { name = MarkedName } },
                    new { _id = "2", _score = 1.5, _source = new { sku = "2", name = "A & B", price = 1 } },
                },
            },
            new
            {
                categories = new { buckets = new[] { new { key = "1-2.5", doc_count = 2 } } },
                price = new { count = 2, min = 1.0, max = 2.08, avg = 1.54, sum = 3.08 },
            }));

        ISearchStore store = await fake.StoreAsync<ISearchStore>();
        SearchPageDto page = await store.SearchAsync(new SearchRequest("red", 1, 10), TestContext.Current.CancellationToken);

        Assert.Equal((10000, false, 1, 10), (page.Total, page.TotalIsExact, page.Page, page.Size));
        Assert.Equal(["&lt;b&gt;<em>RED</em>&lt;/b&gt; BAG", "A &amp; B"], page.Items.Select(item => item.HighlightHtml));
        Assert.Equal([new CategoryCountDto("1-2.5", 2)], page.Facets.Categories);
        Assert.Equal(new PriceStatsDto(2, 1m, 2.08m, 1.54), page.Facets.Price);
    }

    [Fact]
    public async Task A_user_has_orders_and_products_with_names()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/orders/_search", 200, ElasticsearchAnswers.Search(
            new
            {
                total = new { value = 76, relation = "eq" },
                hits = new[] { new { _id = "581176", _source = new { order_id = "581176", order_date = "2011-12-08T08:30:00", status = "completed", total = 12.5, items = 3 } } },
            },
            new
            {
                completed = new
                {
                    doc_count = 73,
                    revenue = ElasticsearchAnswers.Value(280206.02),
                    aov = ElasticsearchAnswers.Value(3838.4386301369864),
                    lines = new { top = new { buckets = new[] { new { key = "23084", revenue = ElasticsearchAnswers.Value(9568.48) }, new { key = "gone", revenue = ElasticsearchAnswers.Value(1.0) } } } },
                },
                cancelled = new { doc_count = 3 },
                first = ElasticsearchAnswers.Value(1_292_839_200_000.0),
                last = ElasticsearchAnswers.Value(1_323_333_000_000.0),
                country = new { buckets = new[] { new { key = "Netherlands", doc_count = 76 } } },
            }));
        fake.On("/products/_mget", 200, """{"docs":[{"_id":"23084","found":true,"_source":{"name":"RABBIT NIGHT LIGHT"}},{"_id":"gone","found":false}]}""");

        UserDto? user = await (await fake.StoreAsync<IUserStore>()).FindAsync("14646", TestContext.Current.CancellationToken);

        Assert.NotNull(user);
        Assert.Equal(("Netherlands", 73, 280206.02m, 3), (user.Country, user.Orders, user.Revenue, user.Cancelled));
        Assert.Equal([new UserOrderDto("581176", new DateTimeOffset(2011, 12, 8, 8, 30, 0, TimeSpan.Zero), "completed", 12.5m, 3)], user.RecentOrders);
        Assert.Equal([new UserProductDto("23084", "RABBIT NIGHT LIGHT", 9568.48m), new UserProductDto("gone", null, 1m)], user.TopProducts);
    }

    [Fact]
    public async Task A_document_of_another_form_is_a_failure_that_names_it()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        object hit = new { _id = "7", _source = new { sku = "7", name = "Cup", price = "dear" } };
        fake.On("/products/_search", 200, ElasticsearchAnswers.Search(
            new { total = new { value = 1, relation = "eq" }, hits = new[] { hit } }, new { }));
        IProductStore store = await fake.StoreAsync<IProductStore>();

        ElasticsearchException failure = await Assert.ThrowsAsync<ElasticsearchException>(
            () => store.ListAsync(1, 10, TestContext.Current.CancellationToken));

        Assert.Contains("product list with document '7'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_orders_is_null()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/orders/_search", 200, ElasticsearchAnswers.Search(new { total = new { value = 0, relation = "eq" }, hits = Array.Empty<object>() }, new { }));

        Assert.Null(await (await fake.StoreAsync<IUserStore>()).FindAsync("nobody", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Product_stats_of_an_unsold_product_are_empty()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        object none = new
        {
            doc_count = 0,
            revenue = ElasticsearchAnswers.Value(0.0),
            units = ElasticsearchAnswers.Value(0.0),
            price = new { count = 0, min = (double?)null, max = (double?)null, avg = (double?)null, sum = 0.0 },
            orders = new { doc_count = 0, last = ElasticsearchAnswers.Value(null) },
        };
        fake.On("/orders/_search", 200, ElasticsearchAnswers.Item(new { lines = new { doc_count = 0, sku = none } }));

        ProductStatsDto stats = await (await fake.StoreAsync<IProductStore>()).GetStatsAsync("none", TestContext.Current.CancellationToken);

        Assert.Equal(new ProductStatsDto("none", 0, 0, 0, null, null, null, null), stats);
    }

    [Fact]
    public async Task Analytics_fill_the_gaps_of_a_series()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        object[] months =
        [
            new { key = 1_291_161_600_000, doc_count = 1, revenue = ElasticsearchAnswers.Value(5.0) },
            new { key = 1_296_518_400_000, doc_count = 1, revenue = ElasticsearchAnswers.Value(7.5) },
        ];
        fake.On("/orders/_search", 200, ElasticsearchAnswers.Item(new
        {
            by = new { buckets = new[] { new { key = "EIRE", doc_count = 2, revenue = ElasticsearchAnswers.Value(12.5), series = new { buckets = months } } } },
        }));

        IAnalyticsStore store = await fake.StoreAsync<IAnalyticsStore>();
        AnalyticsDto analytics = await store.GetAsync(
            new AnalyticsRequest(AnalyticsDimension.Country, AnalyticsMetric.Revenue, AnalyticsInterval.Month), TestContext.Current.CancellationToken);

        AnalyticsSeriesDto series = Assert.Single(analytics.Series);
        Assert.Equal(("EIRE", 12.5m), (series.Key, series.Total));
        Assert.Equal([new(new DateOnly(2010, 12, 1), 5m), new(new DateOnly(2011, 1, 1), 0m), new(new DateOnly(2011, 2, 1), 7.5m)], series.Points);
    }

    [Fact]
    public async Task Analytics_by_category_show_the_highest_ones()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        object lines = new
        {
            products = new
            {
                by = new
                {
                    buckets = new[]
                    {
                        new { key = "Bags", doc_count = 9, orders = new { doc_count = 2 } },
                        new { key = "Toys", doc_count = 3, orders = new { doc_count = 3 } },
                    },
                },
            },
        };
        fake.On("/orders/_search", 200, ElasticsearchAnswers.Item(new { lines, series = new { buckets = new[] { new { key = 1_291_161_600_000, doc_count = 3, lines } } } }));

        IAnalyticsStore store = await fake.StoreAsync<IAnalyticsStore>();
        AnalyticsDto analytics = await store.GetAsync(
            new AnalyticsRequest(AnalyticsDimension.Category, AnalyticsMetric.Orders, AnalyticsInterval.Month, 1), TestContext.Current.CancellationToken);

        AnalyticsSeriesDto series = Assert.Single(analytics.Series);
        Assert.Equal(("Toys", 3m), (series.Key, series.Total));
        Assert.Equal([new(new DateOnly(2010, 12, 1), 3m)], series.Points);
    }

    [Fact]
    public async Task Trending_compares_with_the_window_before()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        object before = new { products = new { buckets = new[] { new { key = "23084", revenue = ElasticsearchAnswers.Value(17165.255), units = ElasticsearchAnswers.Value(9.0) } } } };
        fake.On(
            "/orders/_search",
            200,
            ElasticsearchAnswers.Item(new { newest = ElasticsearchAnswers.Value(Newest) }),
            ElasticsearchAnswers.DashboardItems[2],
            ElasticsearchAnswers.Item(new { lines = new { chosen = before } }));

        TrendingDto trending = await (await fake.StoreAsync<IAnalyticsStore>()).GetTrendingAsync(30, 10, TestContext.Current.CancellationToken);

        Assert.Equal((OnlineRetail.Window.From, OnlineRetail.Window.To), (trending.From, trending.To));
        Assert.Equal(new TrendingProductDto("23084", "RABBIT NIGHT LIGHT", 34330.51m, 17165.255m, 15243, 9), trending.Products[1]);
        Assert.Equal(100m, trending.Products[1].RevenueChangePercent);
        Assert.Null(trending.Products[0].RevenueChangePercent);
    }

    [Fact]
    public async Task The_newest_order_is_read_from_milliseconds()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/orders/_search", 200, ElasticsearchAnswers.Item(new { newest = ElasticsearchAnswers.Value(Newest) }));

        IKpiStore store = await fake.StoreAsync<IKpiStore>();

        Assert.Equal(new DateTimeOffset(2011, 12, 9, 12, 40, 0, TimeSpan.Zero), await store.GetNewestOrderAsync(TestContext.Current.CancellationToken));
    }
}
