using System.Net;
using KpiGen.Cache.AspNetCore.Representations;
using KpiGen.Cache.AspNetCore.Tests.Harness;
using Microsoft.Extensions.Primitives;

namespace KpiGen.Cache.AspNetCore.Tests.Representations;

public class ConditionalRequestTests
{
    [Theory]
    [InlineData("\"a\"", true)]
    [InlineData("W/\"a\"", true)]
    [InlineData("\"b\", W/\"c\" , \"a\"", true)]
    [InlineData("\"b,\\\"a\\\"\"", false)]
    [InlineData("*", true)]
    [InlineData("\"b\"", false)]
    [InlineData("a", false)]
    [InlineData("", false)]
    public void If_none_match_names_the_tag_or_not(string header, bool matches) => Assert.Equal(matches, EntityTags.Matches(header, "\"a\""));

    [Fact]
    public void If_none_match_may_come_in_several_lines() => Assert.True(EntityTags.Matches(new StringValues(["\"b\"", "\"a\""]), "\"a\""));

    [Fact]
    public async Task A_client_that_has_the_answer_gets_304_without_a_body()
    {
        await using ReportHost host = await ReportHost.StartAsync();
        string tag = (await host.GetAsync("/reports/1")).Tag()!;

        HttpResponseMessage again = await host.GetAsync("/reports/1", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal((tag, "Accept-Encoding", "HIT"), (again.Tag(), again.Header("Vary"), again.Header("X-Cache")));
        Assert.Empty(await again.BytesAsync());
        Assert.Null(again.Content.Headers.ContentType);
    }

    [Fact]
    public async Task A_client_that_has_another_answer_gets_this_one()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        HttpResponseMessage answer = await host.GetAsync("/reports/1", ("If-None-Match", "\"another\""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"id\":1,", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_value_has_another_tag_after_an_invalidation_and_an_equal_one_the_same()
    {
        await using ReportHost host = await ReportHost.StartAsync();
        string before = (await host.GetAsync("/reports/1")).Tag()!;

        await host.Invalidator.InvalidateAsync(ReportServiceKeys.GetAsync(1));
        HttpResponseMessage equal = await host.GetAsync("/reports/1");
        host.Origin.Title = "Another";
        await host.Invalidator.InvalidateAsync(ReportServiceKeys.GetAsync(1));
        HttpResponseMessage changed = await host.GetAsync("/reports/1", ("If-None-Match", before));

        Assert.Equal(("MISS", before), (equal.Header("X-Cache"), equal.Tag()));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(before, changed.Tag());
        Assert.Contains("Another", await changed.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        await using ReportHost host = await ReportHost.StartAsync();
        HttpResponseMessage get = await host.GetAsync("/reports/1");

        HttpResponseMessage head = await host.SendAsync(HttpMethod.Head, "/reports/1");

        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal((get.Tag(), get.Header("Content-Type"), get.Header("Vary")), (head.Tag(), head.Header("Content-Type"), head.Header("Vary")));
        Assert.Empty(await head.BytesAsync());
        Assert.Equal(HttpStatusCode.NotModified, (await host.SendAsync(HttpMethod.Head, "/reports/1", ("If-None-Match", get.Tag()!))).StatusCode);
    }

    [Fact]
    public async Task Other_methods_are_not_conditional()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        HttpResponseMessage answer = await host.SendAsync(HttpMethod.Post, "/reports/1", ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(await answer.BytesAsync());
    }
}
