using Dashboard.Api.Kpis;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.DuckDb;

public class OnlineRetailDashboardTests(OnlineRetail orders)
{
    [Fact]
    public async Task Summary_equals_the_published_figures()
    {
        DashboardDto dashboard = await DashboardAsync();

        Assert.Equal(ExpectedDashboard.Summary, dashboard.Summary);
        Assert.Equal(28.06m, dashboard.Summary.OrdersChangePercent);
        Assert.Equal(37.80m, dashboard.Summary.RevenueChangePercent);
        Assert.Equal(158.80m, dashboard.Summary.RefundsChangePercent);
    }

    [Fact]
    public async Task Revenue_over_time_has_every_day_and_the_published_ones_are_equal()
    {
        DashboardDto dashboard = await DashboardAsync();

        Assert.Equal(30, dashboard.RevenueOverTime.Count);
        Assert.Equal(ExpectedDashboard.FirstDays, dashboard.RevenueOverTime.Take(14));
        Assert.Equal(new DateOnly(2011, 12, 9), dashboard.RevenueOverTime[^1].Day);
        Assert.Equal(dashboard.Summary.Current.Revenue, dashboard.RevenueOverTime.Sum(day => day.Revenue));
        Assert.Equal(dashboard.Summary.Current.Orders, dashboard.RevenueOverTime.Sum(day => day.Orders));
    }

    [Fact]
    public async Task Top_products_equal_the_published_figures() =>
        Assert.Equal(ExpectedDashboard.TopProducts, (await DashboardAsync()).TopProducts);

    [Fact]
    public async Task Category_mix_equals_the_published_figures()
    {
        IReadOnlyList<CategoryShareDto> mix = (await DashboardAsync()).CategoryMix;

        Assert.Equal(ExpectedDashboard.CategoryMix.Select(share => share with { Share = 0 }), mix.Select(share => share with { Share = 0 }));
        Assert.All(ExpectedDashboard.CategoryMix.Zip(mix), pair => Assert.Equal(pair.First.Share, pair.Second.Share, 1e-12));
    }

    [Fact]
    public async Task Geography_equals_the_published_figures()
    {
        GeographyDto geography = (await DashboardAsync()).Geography;

        Assert.Equal(ExpectedDashboard.Geography.Top, geography.Top);
        Assert.Equal(ExpectedDashboard.Geography.OtherOrders, geography.OtherOrders);
    }

    [Fact]
    public async Task Customers_equal_the_published_figures() =>
        Assert.Equal(ExpectedDashboard.Customers, (await DashboardAsync()).Customers);

    [Fact]
    public async Task Basket_equals_the_published_figures()
    {
        BasketDto basket = (await DashboardAsync()).Basket;

        Assert.All(ExpectedDashboard.ValuePercentiles, expected => Assert.Equal(expected.Value, basket.ValuePercentiles[expected.Percent]!.Value, 1e-6));
        Assert.All(ExpectedDashboard.ItemPercentiles, expected => Assert.Equal(expected.Value, basket.ItemPercentiles[expected.Percent]!.Value, 1e-6));
        Assert.Equal(ExpectedDashboard.Buckets, basket.Buckets);
        Assert.Equal((ExpectedDashboard.Min, ExpectedDashboard.Max), (basket.Min, basket.Max));
        Assert.Equal(ExpectedDashboard.AvgLines, basket.AvgLines!.Value, 1e-9);
        Assert.Equal((2807, 447), (basket.Status["completed"], basket.Status["cancelled"]));
    }

    [Fact]
    public async Task The_window_and_the_clock_are_those_of_the_request()
    {
        DashboardDto dashboard = await DashboardAsync();

        Assert.Equal((OnlineRetail.Window.To, OnlineRetail.Window.From, OnlineRetail.Window.To), (dashboard.AsOf, dashboard.From, dashboard.To));
    }

    [Fact]
    public async Task A_window_without_orders_is_zeros_and_nulls_and_not_an_error()
    {
        KpiWindow empty = KpiWindow.LastDays(7, new DateTimeOffset(2001, 1, 8, 0, 0, 0, TimeSpan.Zero));

        DashboardDto dashboard = await orders.Get<IKpiStore>().GetDashboardAsync(empty, empty.To, TestContext.Current.CancellationToken);

        Assert.Equal(new PeriodTotalsDto(0, 0, null, 0, 0, 0), dashboard.Summary.Current);
        Assert.Null(dashboard.Summary.RevenueChangePercent);
        Assert.Equal(7, dashboard.RevenueOverTime.Count);
        Assert.Empty(dashboard.TopProducts);
        Assert.Null(dashboard.Basket.ValuePercentiles["50.0"]);
        Assert.Equal(7, dashboard.Basket.Buckets.Count);
    }

    [Fact]
    public async Task The_newest_order_ends_the_data()
    {
        DateTimeOffset newest = await orders.Get<IKpiStore>().GetNewestOrderAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OnlineRetail.Window.To, KpiWindow.EndOfDay(newest));
    }

    [Fact]
    public async Task A_cancelled_request_runs_no_query()
    {
        IKpiStore store = orders.Get<IKpiStore>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.GetDashboardAsync(OnlineRetail.Window, OnlineRetail.Window.To, new CancellationToken(canceled: true)));
    }

    private Task<DashboardDto> DashboardAsync() =>
        orders.Get<IKpiStore>().GetDashboardAsync(OnlineRetail.Window, OnlineRetail.Window.To, TestContext.Current.CancellationToken);
}
