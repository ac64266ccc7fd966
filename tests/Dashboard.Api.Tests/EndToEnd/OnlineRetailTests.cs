using System.Net;
using System.Text.Json;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.EndToEnd;

public class OnlineRetailTests(SampleData data)
{
    [Fact]
    public async Task The_dashboard_of_the_real_invoices_has_the_published_figures_first_as_a_miss_then_as_a_hit()
    {
        SharedFiles.SkipUnlessPresent(SharedFiles.OnlineRetail);
        await using ApiProcess api = await ApiProcess.StartAsync(data.Setting, ("Kpi__Source", SharedFiles.OnlineRetail));

        ApiAnswer miss = await api.AskAsync("/api/dashboard?from=2011-11-10&to=2011-12-10");
        ApiAnswer hit = await api.AskAsync("/api/dashboard?from=2011-11-10&to=2011-12-10");

        Assert.Equal((HttpStatusCode.OK, "MISS"), (miss.Status, miss.Cache));
        Assert.Equal((HttpStatusCode.OK, "HIT"), (hit.Status, hit.Cache));
        Assert.Equal(miss.Body, hit.Body);
        JsonElement current = miss.Json.GetProperty("summary").GetProperty("current");
        Assert.Equal(2807, current.GetProperty("orders").GetInt64());
        Assert.Equal(1_694_050.71m, current.GetProperty("revenue").GetDecimal());
        Assert.Equal(-227_665.94m, current.GetProperty("refunds").GetDecimal());
        Assert.Equal(30, miss.Json.GetProperty("revenueOverTime").GetArrayLength());
        Assert.Equal("23843", miss.Json.GetProperty("topProducts")[0].GetProperty("sku").GetString());
        Assert.Equal("1-2.5", miss.Json.GetProperty("categoryMix")[0].GetProperty("category").GetString());
        Assert.Equal(54, miss.Json.GetProperty("geography").GetProperty("otherOrders").GetInt64());
        Assert.Equal(1628, miss.Json.GetProperty("customers").GetProperty("uniqueCustomers").GetInt64());
        Assert.Equal(867.238, miss.Json.GetProperty("basket").GetProperty("valuePercentiles").GetProperty("90.0").GetDouble(), 1e-6);
    }
}
