using System.Globalization;
using System.Text.Json;
using Dashboard.Api.Kpis;

namespace Dashboard.Api.Tests.Stores.Support;

/// <summary>Answers in wire format that hold the published figures of Online Retail.</summary>
internal static class ElasticsearchAnswers
{
    private static readonly object Shards = new { total = 1, successful = 1, skipped = 0, failed = 0 };

    /// <summary>The seven items of the dashboard; Q4 by category, with price bands as the categories.</summary>
    public static IReadOnlyList<string> DashboardItems { get; } = [.. new[] { Summary(), Days(), Products(), Categories(), Countries(), Customers(), Basket() }.Select(Item)];

    public static string PriceBands { get; } = Item(Lines(new
    {
        bands = new
        {
            buckets = ExpectedDashboard.CategoryMix.OrderBy(band => band.Category)
                .Append(new CategoryShareDto("never", 0, 0, 0, 0))
                .Select(share => Share(share, share.Orders * 3)),
        },
    }));

    public static string MultiSearch(IEnumerable<string> items) => $$"""{"took":12,"responses":[{{string.Join(',', items)}}]}""";

    public static string Item(object aggregations) => Search(new { max_score = (double?)null, hits = Array.Empty<object>() }, aggregations);

    public static string Search(object hits, object aggregations) =>
        JsonSerializer.Serialize(new { took = 9, timed_out = false, _shards = Shards, hits, aggregations, status = 200 });

    public static object Value(object? value) => new { value };

    private static object Summary() => new
    {
        periods = new { buckets = new { current = Period(ExpectedDashboard.Summary.Current), previous = Period(ExpectedDashboard.Summary.Previous) } },
    };

    private static object Period(PeriodTotalsDto totals) => new
    {
        doc_count = 9,
        completed = new { doc_count = totals.Orders, revenue = Value(totals.Revenue), aov = Value(totals.Aov), items = Value((double)totals.Items) },
        cancelled = new { doc_count = totals.Cancelled, refunds = Value(totals.Refunds) },
    };

    private static object Days() => new
    {
        series = new
        {
            buckets = ExpectedDashboard.FirstDays.Select(day => new
            {
                key_as_string = day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                key = 0L,
                doc_count = day.Orders,
                revenue = Value(day.Revenue),
            }),
        },
    };

    private static object Products() => Lines(new
    {
        top = new
        {
            doc_count_error_upper_bound = -1,
            buckets = ExpectedDashboard.TopProducts.Select(product => new
            {
                key = product.Sku,
                doc_count = 500,
                revenue = Value(product.Revenue),
                units = Value((double)product.Units),
                orders = new { doc_count = product.Orders },
                name = new { buckets = new[] { new { key = product.Name, doc_count = 400 } } },
            }),
        },
    });

    private static object Categories() => Lines(new
    {
        revenue = Value(1627596.04),
        categories = new { sum_other_doc_count = 0, buckets = ExpectedDashboard.CategoryMix.Select(share => Share(share, 800)) },
    });

    private static object Lines(object products) => new { lines = new { doc_count = 86754, products } };

    private static object Share(CategoryShareDto share, long documents) => new
    {
        key = share.Category,
        doc_count = documents,
        revenue = Value(share.Revenue),
        units = Value((double)share.Units),
        orders = new { doc_count = share.Orders },
    };

    private static object Countries() => new
    {
        countries = new
        {
            sum_other_doc_count = ExpectedDashboard.Geography.OtherOrders,
            buckets = ExpectedDashboard.Geography.Top.Select(country => new
            {
                key = country.Country,
                doc_count = country.Orders,
                revenue = Value(country.Revenue),
                customers = Value(country.Customers),
            }),
        },
    };

    /// <summary>One sum carries the noise that additions of doubles have.</summary>
    private static object Customers() => new
    {
        unique = Value(ExpectedDashboard.Customers.UniqueCustomers),
        kind = new
        {
            buckets = new
            {
                @new = new { doc_count = ExpectedDashboard.Customers.NewOrders, revenue = Value(ExpectedDashboard.Customers.NewRevenue) },
                returning = new { doc_count = ExpectedDashboard.Customers.ReturningOrders, revenue = Value(1235194.4900000002) },
                guest = new { doc_count = ExpectedDashboard.Customers.GuestOrders, revenue = Value(370184.28) },
            },
        },
    };

    private static object Basket() => new
    {
        status = new { buckets = new[] { new { key = "completed", doc_count = 2807 }, new { key = "cancelled", doc_count = 447 } } },
        completed = new
        {
            doc_count = 2807,
            value_pct = new { values = ExpectedDashboard.ValuePercentiles.ToDictionary(value => value.Percent, value => value.Value) },
            value = new { count = 2807, min = ExpectedDashboard.Min, max = ExpectedDashboard.Max, avg = 603.5093373708586, sum = 1694050.71 },
            items_pct = new { values = ExpectedDashboard.ItemPercentiles.ToDictionary(value => value.Percent, value => value.Value) },
            lines_avg = Value(ExpectedDashboard.AvgLines),
            buckets = new { buckets = ExpectedDashboard.Buckets.ToDictionary(bucket => bucket.Key, bucket => new { doc_count = bucket.Count }) },
        },
    };
}
