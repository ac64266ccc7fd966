using System.Net;
using System.Net.Http.Headers;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Cache;

public sealed class StoredAnswerTests
{
    public static TheoryData<string> Reads => CacheHeadersTests.Reads;

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_client_that_has_the_answer_of_a_cached_read_is_told_so(string address)
    {
        await using ApiHost host = new();
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage first = await client.GetAsync(address, TestContext.Current.CancellationToken);
        EntityTagHeaderValue tag = Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag);
        client.DefaultRequestHeaders.IfNoneMatch.Add(tag);

        using HttpResponseMessage second = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.False(tag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_stored_dashboard_is_byte_for_byte_the_live_one()
    {
        await using ApiHost host = new();

        Answer stored = await host.GetAsync("/api/dashboard?from=2011-11-10&to=2011-12-10");
        Answer live = await host.GetAsync("/api/dashboard/live?from=2011-11-10&to=2011-12-10");

        Assert.Equal((live.Text, live.MediaType), (stored.Text, stored.MediaType));
    }

    [Fact]
    public async Task A_written_product_has_another_tag()
    {
        await using ApiHost host = new();
        using HttpClient client = host.CreateClient();
        using HttpResponseMessage before = await client.GetAsync("/api/products/A1", TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.IfNoneMatch.Add(before.Headers.ETag!);
        await host.PutAsync("/api/products/A1", """{"name":"Blue bag","category":"Bags","price":5.95}""");

        using HttpResponseMessage after = await client.GetAsync("/api/products/A1", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Contains("Blue bag", await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
