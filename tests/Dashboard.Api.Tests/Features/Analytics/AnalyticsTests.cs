using System.Net;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Features.Analytics;

public sealed class AnalyticsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("by=country&metric=revenue&interval=month")]
    [InlineData("by=COUNTRY&metric=Revenue&interval=")]
    public async Task Names_are_read_whatever_their_case_and_may_be_left_out(string query)
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/analytics?by=country&metric=revenue&interval=month");

        Answer answer = await host.GetAsync("/api/analytics?" + query);

        Assert.Equal("HIT", answer.Cache);
        Assert.StartsWith("""{"by":"country","metric":"revenue","interval":"month","series":[""", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by=customer", "by", "country, status, category")]
    [InlineData("by=0", "by", "'0'")]
    [InlineData("by=country,status", "by", "'country,status'")]
    [InlineData("metric=profit", "metric", "revenue, orders, items")]
    [InlineData("interval=hour", "interval", "day, week, month, quarter, year")]
    public async Task Other_names_are_refused_with_the_list(string query, string name, string expected)
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/analytics?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(expected, answer.Error(name), StringComparison.Ordinal);
    }
}
