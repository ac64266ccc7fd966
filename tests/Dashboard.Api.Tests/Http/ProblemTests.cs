using System.Net;
using Dashboard.Api.Stores;
using Dashboard.Api.Stores.Elasticsearch;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Http;

public sealed class ProblemTests
{
    private const string Secret = "Server=db-7.internal";

    public static TheoryData<string> Reads =>
    [
        "/api/dashboard",
        "/api/dashboard/live",
        "/api/search?q=bag",
        "/api/products",
        "/api/products/A1",
        "/api/users/14646",
        "/api/analytics",
        "/api/trending",
    ];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_failure_of_the_store_is_a_problem_document_and_is_not_stored(string address)
    {
        await using ApiHost host = new();
        host.Store.Failure = new InvalidOperationException(Secret);

        Answer failed = await host.GetAsync(address);
        host.Store.Failure = null;
        Answer recovered = await host.GetAsync(address);

        Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
        Assert.Equal("application/problem+json", failed.MediaType);
        Assert.Equal(500, failed.Json.GetProperty("status").GetInt32());
        Assert.NotNull(failed.Cache);
        Assert.Equal(HttpStatusCode.OK, recovered.Status);
        Assert.NotEqual("HIT", recovered.Cache);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_problem_document_holds_nothing_of_the_inside(string environment)
    {
        await using ApiHost host = new() { Environment = environment };
        host.Store.Failure = new InvalidOperationException(Secret);

        Answer failed = await host.GetAsync("/api/trending");

        Assert.DoesNotContain("internal", failed.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", failed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_in_time_is_a_gateway_timeout()
    {
        await using ApiHost host = new();
        host.Store.Failure = new TimeoutException(Secret);

        Assert.Equal(HttpStatusCode.GatewayTimeout, (await host.GetAsync("/api/trending")).Status);
    }

    public static TheoryData<Exception, HttpStatusCode> StoreFailures => new()
    {
        { new PartialResultException(Secret), HttpStatusCode.BadGateway },
        { new ElasticsearchException("a query", 400, Secret), HttpStatusCode.BadGateway },
        { new ElasticsearchException("a query", 429, Secret), HttpStatusCode.ServiceUnavailable },
        { new ElasticsearchException("a query", 503, Secret), HttpStatusCode.ServiceUnavailable },
        { new ElasticsearchException("a query", 504, Secret), HttpStatusCode.GatewayTimeout },
        { new ElasticsearchException(Secret, new HttpRequestException(Secret)), HttpStatusCode.ServiceUnavailable },
        { new ElasticsearchException(Secret, new TaskCanceledException(Secret)), HttpStatusCode.GatewayTimeout },
    };

    [Theory]
    [MemberData(nameof(StoreFailures), DisableDiscoveryEnumeration = true)]
    public async Task Failures_of_elasticsearch_are_gateway_errors_and_are_not_stored(Exception failure, HttpStatusCode status)
    {
        await using ApiHost host = new();
        host.Store.Failure = failure;

        Answer failed = await host.GetAsync("/api/trending");
        host.Store.Failure = null;

        Assert.Equal(status, failed.Status);
        Assert.Equal("application/problem+json", failed.MediaType);
        Assert.DoesNotContain("internal", failed.Text, StringComparison.Ordinal);
        Assert.Equal("MISS", (await host.GetAsync("/api/trending")).Cache);
    }

    [Theory]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/nothing.html", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/products/A1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/dashboard", HttpStatusCode.MethodNotAllowed)]
    public async Task What_does_not_exist_is_a_problem_document(string method, string address, HttpStatusCode status)
    {
        await using ApiHost host = new();

        Answer answer = await host.SendAsync(new HttpMethod(method), address);

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal("BYPASS", answer.Cache);
    }
}
