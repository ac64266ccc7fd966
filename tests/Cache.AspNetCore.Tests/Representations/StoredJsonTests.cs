using System.Net;
using KpiGen.Cache.AspNetCore.Tests.Harness;

namespace KpiGen.Cache.AspNetCore.Tests.Representations;

public class StoredJsonTests
{
    [Fact]
    public async Task A_hit_has_the_bytes_and_the_type_of_plain_serialisation()
    {
        await using ReportHost host = await ReportHost.StartAsync();
        HttpResponseMessage plain = await host.GetAsync("/reports/1/plain");

        HttpResponseMessage hit = await host.GetAsync("/reports/1");

        Assert.Equal("HIT", hit.Header("X-Cache"));
        Assert.Equal(await plain.BytesAsync(), await hit.BytesAsync());
        Assert.Equal(plain.Header("Content-Type"), hit.Header("Content-Type"));
        Assert.Equal((await hit.BytesAsync()).Length, hit.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_miss_and_all_hits_after_it_serialise_once()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        HttpResponseMessage[] answers = [await host.GetAsync("/reports/1"), await host.GetAsync("/reports/1"), await host.GetAsync("/reports/1")];

        Assert.Equal(["MISS", "HIT", "HIT"], answers.Select(answer => answer.Header("X-Cache")));
        Assert.Equal(1, host.Serialised.Count);
        Assert.Single(answers.Select(answer => answer.Tag()).Distinct());
    }

    [Fact]
    public async Task Two_contracts_of_one_value_are_two_representations()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        HttpResponseMessage usual = await host.GetAsync("/reports/1");
        HttpResponseMessage upper = await host.GetAsync("/reports/1/upper");

        Assert.Contains("\"title\"", await usual.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("\"TITLE\"", await upper.TextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(usual.Tag(), upper.Tag());
        Assert.Equal(await usual.TextAsync(), await (await host.GetAsync("/reports/1")).TextAsync());
    }

    [Fact]
    public async Task The_answer_is_that_of_the_value_given_however_many_calls_the_request_makes()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        string first = await (await host.GetAsync("/reports/1/beside/2")).TextAsync();
        HttpResponseMessage second = await host.GetAsync("/reports/2/beside/1");

        Assert.Contains("\"id\":1,", first, StringComparison.Ordinal);
        Assert.Contains("\"id\":2,", await second.TextAsync(), StringComparison.Ordinal);
        Assert.Equal((await host.GetAsync("/reports/2")).Tag(), second.Tag());
        Assert.Equal(2, host.Serialised.Count);
    }

    [Fact]
    public async Task A_value_that_the_endpoint_has_made_of_a_cached_one_is_serialised_as_it_is_and_not_kept()
    {
        await using ReportHost host = await ReportHost.StartAsync();
        await host.GetAsync("/reports/1");

        HttpResponseMessage changed = await host.GetAsync("/reports/1/copied");

        Assert.Contains("changed by the endpoint", await changed.TextAsync(), StringComparison.Ordinal);
        Assert.Null(changed.Tag());
        Assert.DoesNotContain("changed by the endpoint", await (await host.GetAsync("/reports/1")).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_callers_get_copies_of_is_never_kept_so_no_client_sees_the_changes_of_another_request()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        HttpResponseMessage first = await host.GetAsync("/drafts/1?seenBy=Ann");
        HttpResponseMessage second = await host.GetAsync("/drafts/1?seenBy=Bob");

        Assert.Equal("HIT", second.Header("X-Cache"));
        Assert.EndsWith("seen by Ann\"}", await first.TextAsync(), StringComparison.Ordinal);
        Assert.EndsWith("seen by Bob\"}", await second.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", await second.TextAsync(), StringComparison.Ordinal);
        Assert.Null(second.Tag());
    }

    [Fact]
    public async Task An_incomplete_result_has_no_tag_and_is_not_compared_with_one()
    {
        await using ReportHost host = await ReportHost.StartAsync();
        host.Origin.IsPartial = true;

        HttpResponseMessage partial = await host.GetAsync("/reports/1", ("If-None-Match", "*"));

        Assert.Equal((HttpStatusCode.OK, "true"), (partial.StatusCode, partial.Header("X-Cache-Partial")));
        Assert.Null(partial.Tag());
    }

    [Fact]
    public async Task A_complete_value_beside_an_incomplete_one_has_no_tag_either()
    {
        await using ReportHost host = await ReportHost.StartAsync();
        string? tag = (await host.GetAsync("/reports/1")).Tag();
        host.Origin.IsPartial = true;

        HttpResponseMessage partial = await host.GetAsync("/reports/1/beside/2", ("If-None-Match", tag!));

        Assert.Equal((HttpStatusCode.OK, "true"), (partial.StatusCode, partial.Header("X-Cache-Partial")));
        Assert.Null(partial.Tag());
    }

    [Fact]
    public async Task Without_an_observation_the_value_is_serialised_each_time()
    {
        await using ReportHost host = await ReportHost.StartAsync(observes: false);
        await host.GetAsync("/reports/1");

        HttpResponseMessage hit = await host.GetAsync("/reports/1");

        Assert.Contains("\"id\":1,", await hit.TextAsync(), StringComparison.Ordinal);
        Assert.Null(hit.Tag());
        Assert.Equal(2, host.Serialised.Count);
    }

    [Fact]
    public async Task Null_is_written_as_null()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        Assert.Equal("null", await (await host.GetAsync("/reports/1/title")).TextAsync());
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_nothing_incomplete_behind()
    {
        await using ReportHost host = await ReportHost.StartAsync();
        host.Origin.Title = new string('x', 5000);
        await Assert.ThrowsAsync<IOException>(() => host.GetAsync("/reports/1", ("X-Break-Off", "1"), ("Accept-Encoding", "gzip")));

        HttpResponseMessage whole = await host.GetAsync("/reports/1", ("Accept-Encoding", "gzip"));

        Assert.Equal("gzip", whole.Header("Content-Encoding"));
        Assert.Equal(await (await host.GetAsync("/reports/1/plain")).BytesAsync(), await whole.DecodedAsync());
    }
}
