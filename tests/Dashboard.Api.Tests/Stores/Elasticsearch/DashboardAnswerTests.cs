using Dashboard.Api.Kpis;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.Elasticsearch;

public class DashboardAnswerTests
{
    [Fact]
    public async Task Seven_answers_become_the_published_dashboard()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(ElasticsearchAnswers.DashboardItems));

        DashboardDto dashboard = await ReadAsync(await fake.StoreAsync<IKpiStore>());

        Assert.Equal(ExpectedDashboard.Summary, dashboard.Summary);
        Assert.Equal(ExpectedDashboard.FirstDays, dashboard.RevenueOverTime);
        Assert.Equal(ExpectedDashboard.TopProducts, dashboard.TopProducts);
        Assert.Equal(ExpectedDashboard.Geography.Top, dashboard.Geography.Top);
        Assert.Equal(ExpectedDashboard.Geography.OtherOrders, dashboard.Geography.OtherOrders);
        Assert.Equal(ExpectedDashboard.Customers, dashboard.Customers);
        AssertMix(dashboard.CategoryMix);
    }

    [Fact]
    public async Task The_basket_is_the_published_one()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(ElasticsearchAnswers.DashboardItems));

        BasketDto basket = (await ReadAsync(await fake.StoreAsync<IKpiStore>())).Basket;

        Assert.All(ExpectedDashboard.ValuePercentiles, expected => Assert.Equal(expected.Value, basket.ValuePercentiles[expected.Percent]));
        Assert.All(ExpectedDashboard.ItemPercentiles, expected => Assert.Equal(expected.Value, basket.ItemPercentiles[expected.Percent]));
        Assert.Equal(ExpectedDashboard.Buckets, basket.Buckets);
        Assert.Equal((ExpectedDashboard.Min, ExpectedDashboard.Max), (basket.Min, basket.Max));
        Assert.Equal((2807, 447), (basket.Status["completed"], basket.Status["cancelled"]));
    }

    [Fact]
    public async Task Price_bands_are_ordered_by_revenue_and_empty_ones_are_left_out()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        string[] items = [.. ElasticsearchAnswers.DashboardItems];
        items[3] = ElasticsearchAnswers.PriceBands;
        fake.On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(items));

        DashboardDto dashboard = await ReadAsync(await fake.StoreAsync<IKpiStore>(("Elasticsearch:CategoryMode", "PriceBands")));

        AssertMix(dashboard.CategoryMix);
        Assert.Contains("lines.unit_price", fake.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_an_aggregation_names_the_query_and_the_path()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        string[] items = [.. ElasticsearchAnswers.DashboardItems];
        items[4] = ElasticsearchAnswers.Item(new { lands = 1 });
        fake.On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(items));
        IKpiStore store = await fake.StoreAsync<IKpiStore>();

        Exception failure = await Assert.ThrowsAsync<Api.Stores.Elasticsearch.ElasticsearchException>(() => ReadAsync(store));

        Assert.Contains("Q5 geography has no usable aggregations.countries", failure.Message, StringComparison.Ordinal);
    }

    private static Task<DashboardDto> ReadAsync(IKpiStore store) =>
        store.GetDashboardAsync(OnlineRetail.Window, OnlineRetail.Window.To, TestContext.Current.CancellationToken);

    private static void AssertMix(IReadOnlyList<CategoryShareDto> mix)
    {
        Assert.Equal(ExpectedDashboard.CategoryMix.Select(share => share with { Share = 0 }), mix.Select(share => share with { Share = 0 }));
        Assert.All(ExpectedDashboard.CategoryMix.Zip(mix), pair => Assert.Equal(pair.First.Share, pair.Second.Share, 1e-6));
    }
}
