using System.Net;
using System.Text.Json;
using Dashboard.Api.Kpis;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Features.Dashboard;

public sealed class DashboardTests
{
    [Fact]
    public async Task The_answer_is_the_camel_case_of_the_figures()
    {
        await using ApiHost host = new();

        JsonElement json = (await host.GetAsync("/api/dashboard")).Json;

        Assert.Equal(
            ["asOf", "from", "to", "summary", "revenueOverTime", "topProducts", "categoryMix", "geography", "customers", "basket"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(30m, json.GetProperty("summary").GetProperty("current").GetProperty("revenue").GetDecimal());
        Assert.Equal(50m, json.GetProperty("summary").GetProperty("revenueChangePercent").GetDecimal());
        Assert.Equal("2011-11-10", json.GetProperty("revenueOverTime")[0].GetProperty("day").GetString());
        Assert.Equal(15, json.GetProperty("basket").GetProperty("valuePercentiles").GetProperty("50.0").GetDouble());
    }

    [Fact]
    public async Task Without_a_window_it_is_the_thirty_days_up_to_the_midnight_after_the_newest_order()
    {
        await using ApiHost host = new();

        await host.GetAsync("/api/dashboard");

        Assert.Equal(Window("2011-11-10", "2011-12-10"), Assert.Single(host.Store.Windows));
    }

    [Theory]
    [InlineData("from=2011-11-10&to=2011-12-10")]
    [InlineData("from=2011-11-10")]
    [InlineData("to=2011-12-10")]
    [InlineData("range=30d")]
    [InlineData("range=30D&asOf=2011-12-10")]
    [InlineData("range=720h&asOf=2011-12-10T00:00Z")]
    [InlineData("asOf=2011-12-10T00:00:00.000")]
    [InlineData("from=2011-11-10T01:00:00%2B01:00&to=2011-12-09T19:00-05:00")]
    [InlineData("FROM=%202011-11-10&TO=2011-12-10&range=&asOf=")]
    public async Task Spellings_of_the_same_window_share_one_entry(string spelling)
    {
        await using ApiHost host = new();
        Answer first = await host.GetAsync("/api/dashboard");

        Answer second = await host.GetAsync("/api/dashboard?" + spelling);

        Assert.Equal("HIT", second.Cache);
        Assert.Equal(first.Text, second.Text);
        Assert.Single(host.Store.Windows);
    }

    [Theory]
    [InlineData("range=12h&asOf=2011-12-10", "2011-12-09T12:00:00Z", "2011-12-10")]
    [InlineData("range=7d&asOf=2011-12-10", "2011-12-03", "2011-12-10")]
    [InlineData("range=4w&asOf=2011-12-10", "2011-11-12", "2011-12-10")]
    [InlineData("from=2011-12-01T08:30&to=2011-12-01T09:30", "2011-12-01T08:30:00Z", "2011-12-01T09:30:00Z")]
    public async Task Windows_are_read_as_they_are_written(string spelling, string from, string to)
    {
        await using ApiHost host = new();

        await host.GetAsync("/api/dashboard?" + spelling);

        Assert.Equal(Window(from, to), Assert.Single(host.Store.Windows));
    }

    [Theory]
    [InlineData("from=yesterday", "from", "'yesterday'")]
    [InlineData("from=2011-02-30", "from", "'2011-02-30'")]
    [InlineData("from=10/11/2011", "from", "ISO 8601")]
    [InlineData("from=0001-01-01", "from", "1970")]
    [InlineData("to=9999-12-31", "to", "2200")]
    [InlineData("from=2011-11-10T00:00:00+01:00", "from", "%2B")]
    [InlineData("from=2011-11-10&from=2011-11-11", "from", "2011-11-10,2011-11-11")]
    [InlineData("from=2011-12-10&to=2011-12-10", "from", "before the end")]
    [InlineData("from=2011-12-11&to=2011-12-10", "from", "before the end")]
    [InlineData("from=2012-01-01", "from", "2011-12-10")]
    [InlineData("from=1980-01-01&to=2011-12-10", "from", "3660 days")]
    [InlineData("asOf=%27%3B--", "asOf", "ISO 8601")]
    [InlineData("range=0d", "range", "'0d'")]
    [InlineData("range=-1d", "range", "'-1d'")]
    [InlineData("range=30", "range", "30d")]
    [InlineData("range=d", "range", "'d'")]
    [InlineData("range=1y", "range", "'1y'")]
    [InlineData("range=3661d", "range", "3660 days")]
    [InlineData("range=99999999999999999999d", "range", "3660 days")]
    [InlineData("range=7d&from=2011-11-10", "range", "either")]
    [InlineData("asOf=2011-12-10&to=2011-12-10", "asOf", "either")]
    public async Task A_window_that_makes_no_sense_is_refused_with_the_parameter_and_the_fix(string query, string name, string expected)
    {
        await using ApiHost host = new();

        foreach (string address in new[] { "/api/dashboard?", "/api/dashboard/live?" })
        {
            Answer answer = await host.GetAsync(address + query);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("application/problem+json", answer.MediaType);
            Assert.Contains(expected, answer.Error(name), StringComparison.Ordinal);
        }

        Assert.Empty(host.Store.Windows);
    }

    private static KpiWindow Window(string from, string to) => new(Instant(from), Instant(to));

    private static DateTimeOffset Instant(string text)
        => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
