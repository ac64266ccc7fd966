using KpiGen.Cache.AspNetCore.Representations;
using KpiGen.Cache.AspNetCore.Tests.Harness;
using Microsoft.Extensions.Primitives;

namespace KpiGen.Cache.AspNetCore.Tests.Representations;

public class CodingTests
{
    [Theory]
    [InlineData("gzip", "Gzip")]
    [InlineData("x-gzip", "Gzip")]
    [InlineData("GZIP;Q=0.5", "Gzip")]
    [InlineData("gzip, deflate, br, zstd", "Brotli")]
    [InlineData("gzip;q=1.0, br;q=0.9", "Gzip")]
    [InlineData("gzip ; q=0.8 , br ; q=0.9", "Brotli")]
    [InlineData("br;q=0, gzip", "Gzip")]
    [InlineData("gzip;q=0.5, identity;q=0.8", "Identity")]
    [InlineData("*", "Brotli")]
    [InlineData("*;q=0", "Identity")]
    [InlineData("*, br;q=0", "Gzip")]
    [InlineData("deflate", "Identity")]
    [InlineData("", "Identity")]
    [InlineData("gzip;q=2", "Identity")]
    [InlineData("gzip;q=-1", "Identity")]
    [InlineData("gzip;level=9", "Identity")]
    [InlineData(",;,", "Identity")]
    public void The_client_gets_what_it_likes_best(string header, string coding)
        => Assert.Equal(coding, AcceptedCodings.Choose(header, isSmall: false).ToString());

    [Theory]
    [InlineData("br, gzip", "Identity")]
    [InlineData("gzip, identity;q=0", "Gzip")]
    [InlineData("gzip, *;q=0", "Gzip")]
    [InlineData("identity;q=0", "Identity")]
    public void What_is_small_is_coded_only_where_the_client_refuses_it_otherwise(string header, string coding)
        => Assert.Equal(coding, AcceptedCodings.Choose(header, isSmall: true).ToString());

    [Fact]
    public void Nothing_is_coded_for_a_client_that_says_nothing()
        => Assert.Equal(ContentCoding.Identity, AcceptedCodings.Choose(StringValues.Empty, isSmall: false));

    [Fact]
    public void The_header_may_come_in_several_lines()
        => Assert.Equal(ContentCoding.Brotli, AcceptedCodings.Choose(new StringValues(["gzip", "br"]), isSmall: false));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Each_coding_decodes_to_the_same_json_and_has_a_tag_of_its_own(string coding)
    {
        await using ReportHost host = await ReportHost.StartAsync();
        host.Origin.Title = string.Concat(Enumerable.Range(0, 500).Select(number => $"Zahl {number}; "));
        HttpResponseMessage identity = await host.GetAsync("/reports/1");

        HttpResponseMessage first = await host.GetAsync("/reports/1", ("Accept-Encoding", coding));
        HttpResponseMessage second = await host.GetAsync("/reports/1", ("Accept-Encoding", coding));

        Assert.Equal(coding, first.Header("Content-Encoding"));
        Assert.Equal(await identity.BytesAsync(), await first.DecodedAsync());
        Assert.Equal(await first.BytesAsync(), await second.BytesAsync());
        Assert.InRange(first.Content.Headers.ContentLength!.Value, 1, identity.Content.Headers.ContentLength!.Value / 2);
        Assert.NotEqual(identity.Tag(), first.Tag());
        Assert.Equal(1, host.Serialised.Count);
        Assert.All([identity, first], answer => Assert.Equal("Accept-Encoding", answer.Header("Vary")));
    }

    [Fact]
    public async Task What_an_answer_varies_by_already_stays()
    {
        await using ReportHost host = await ReportHost.StartAsync();

        Assert.Equal("Origin, Accept-Encoding", (await host.GetAsync("/varying/1")).Header("Vary"));
    }
}
