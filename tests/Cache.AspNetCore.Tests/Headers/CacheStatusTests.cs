using KpiGen.Cache.AspNetCore.Headers;
using KpiGen.Cache.AspNetCore.Tests.Harness;

namespace KpiGen.Cache.AspNetCore.Tests.Headers;

public class CacheStatusTests
{
    [Theory]
    [InlineData(CacheOutcome.Hit, "kpi; hit")]
    [InlineData(CacheOutcome.Stale, "kpi; hit; detail=stale")]
    [InlineData(CacheOutcome.Miss, "kpi; fwd=miss")]
    [InlineData(CacheOutcome.Bypass, "kpi; fwd=bypass")]
    public void Each_outcome_has_its_value(CacheOutcome outcome, string value) => Assert.Equal(value, new CacheStatusValues("kpi").Of(outcome));

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("two words")]
    [InlineData("a;b")]
    [InlineData("naïve")]
    public void A_name_that_is_no_token_is_refused(string name) => Assert.Throws<ArgumentException>(() => new CacheStatusValues(name));

    [Fact]
    public async Task Answers_say_how_they_came_about_under_the_name_that_was_set()
    {
        await using ReportHost host = await ReportHost.StartAsync(statusName: "Reports.v2");

        HttpResponseMessage miss = await host.GetAsync("/reports/1");
        HttpResponseMessage hit = await host.GetAsync("/reports/1", ("If-None-Match", miss.Tag()!));

        Assert.Equal(("Reports.v2; fwd=miss", "Reports.v2; hit"), (miss.Header("Cache-Status"), hit.Header("Cache-Status")));
    }

    [Fact]
    public async Task Without_a_name_there_is_no_such_header()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        Assert.Null((await host.GetAsync("/reports/1")).Header("Cache-Status"));
    }
}
