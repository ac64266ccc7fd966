using System.Text.Json;
using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Stores.DuckDb.Sample;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.DuckDb;

public class SampleOrdersTests(SampleShop shop)
{
    private static readonly KpiWindow LastYear = KpiWindow.LastDays(365, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Two_generations_are_equal() => Assert.Equal(new SampleOrders(7).Lines().Take(20_000), new SampleOrders(7).Lines().Take(20_000));

    [Fact]
    public void Another_seed_is_another_shop() => Assert.NotEqual(new SampleOrders(7).Lines().Take(100), new SampleOrders(8).Lines().Take(100));

    [Fact]
    public async Task Two_builds_give_the_same_dashboard()
    {
        using TemporaryDirectory directory = new();
        await using StoreHost second = await StoreHost.StartAsync(directory.Path);

        Assert.Equal(await DashboardTextAsync(shop.Get<IKpiStore>()), await DashboardTextAsync(second.Get<IKpiStore>()));
    }

    [Fact]
    public async Task The_figures_are_the_same_on_every_machine()
    {
        DashboardDto dashboard = await shop.Get<IKpiStore>().GetDashboardAsync(LastYear, LastYear.To, TestContext.Current.CancellationToken);

        Assert.Equal(new PeriodTotalsDto(17215, 5287706.81m, 307.156945106012m, 261426, 393, -68446.65m), dashboard.Summary.Current);
        Assert.Equal(("10014", 56541.49m), (dashboard.TopProducts[0].Sku, dashboard.TopProducts[0].Revenue));
    }

    [Fact]
    public async Task The_shop_has_everything_that_makes_order_data_difficult()
    {
        DashboardDto dashboard = await shop.Get<IKpiStore>().GetDashboardAsync(LastYear, LastYear.To, TestContext.Current.CancellationToken);

        Assert.Equal(["adjustment", "cancelled", "completed", "writeoff"], dashboard.Basket.Status.Keys.Order());
        Assert.Equal(10, dashboard.CategoryMix.Count);
        Assert.Equal(1.0, dashboard.CategoryMix.Sum(category => category.Share), 1e-9);
        Assert.Equal("Germany", dashboard.Geography.Top[0].Country);
        Assert.True(dashboard.Geography.OtherOrders > 0);
        Assert.True(dashboard.Customers is { NewOrders: > 0, ReturningOrders: > 0, GuestOrders: > 0 });
        Assert.True(dashboard.Summary.RevenueChangePercent > 0);
        Assert.Equal(365, dashboard.RevenueOverTime.Count);
        Assert.All(dashboard.RevenueOverTime, day => Assert.True(day.Orders > 0));
    }

    [Fact]
    public async Task The_catalogue_has_almost_two_thousand_products_of_ten_categories()
    {
        ProductPageDto page = await shop.Get<IProductStore>().ListAsync(1, 3_000, TestContext.Current.CancellationToken);

        // Tests of changes add products whose numbers begin with a letter.
        ProductDto[] generated = [.. page.Items.Where(product => char.IsAsciiDigit(product.Sku[0]))];
        Assert.InRange(generated.Length, SampleProducts.Count * 95 / 100, SampleProducts.Count);
        Assert.Equal(10, generated.Select(product => product.Category).Distinct().Count());
        Assert.All(generated, product => Assert.True(product.Price > 0 && product.Manufacturer is not null));
    }

    [Fact]
    public void The_generator_writes_about_two_hundred_thousand_lines() =>
        Assert.InRange(new SampleOrders(20_240_101).Lines().Count(), 180_000, 220_000);

    private static async Task<string> DashboardTextAsync(IKpiStore store) =>
        JsonSerializer.Serialize(await store.GetDashboardAsync(LastYear, LastYear.To, TestContext.Current.CancellationToken));
}
