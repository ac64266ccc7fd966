using System.Net;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Cache;

public class AbortedRequestTests
{
    private static readonly Uri Address = new("/api/dashboard", UriKind.Relative);

    [Fact]
    public async Task A_client_that_goes_away_in_the_middle_leaves_nothing_behind_and_the_next_gets_the_whole_answer()
    {
        await using ApiHost api = new();
        using HttpClient client = api.CreateClient();
        var gate = new TaskCompletionSource();
        api.Store.Gate = gate.Task;
        using var impatient = new CancellationTokenSource();
        Task<HttpResponseMessage> aborted = client.GetAsync(Address, impatient.Token);
        await KpiGen.Testing.Eventually.TrueAsync(() => api.Store.Calls > 0, "the store is asked");

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => aborted);
        gate.SetResult();

        using HttpResponseMessage next = await client.GetAsync(Address, TestContext.Current.CancellationToken);
        using HttpResponseMessage hit = await client.GetAsync(Address, TestContext.Current.CancellationToken);
        string body = await next.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "MISS"), (next.StatusCode, CacheOf(next)));
        Assert.Equal((HttpStatusCode.OK, "HIT"), (hit.StatusCode, CacheOf(hit)));
        Assert.EndsWith("}", body, StringComparison.Ordinal);
        Assert.Equal(body, await hit.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string CacheOf(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("X-Cache"));
}
