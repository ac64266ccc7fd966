using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Stores.Elasticsearch;
using Dashboard.Api.Tests.Stores.Support;
using Microsoft.Extensions.Options;

namespace Dashboard.Api.Tests.Stores.Elasticsearch;

public class RequestFailureTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again(int status)
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/_msearch", status, """{"error":{"type":"es_rejected_execution_exception","reason":"queue full"},"status":429}""")
            .On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(ElasticsearchAnswers.DashboardItems));

        DashboardDto dashboard = await ReadAsync(await fake.StoreAsync<IKpiStore>());

        Assert.Equal(ExpectedDashboard.Summary, dashboard.Summary);
        Assert.Equal(2, fake.Requests.Count);
    }

    [Theory]
    [InlineData(429, """{"error":{"type":"circuit_breaking_exception","reason":"[parent] Data too large"},"status":429}""", "Data too large")]
    [InlineData(503, """{"error":{"type":"search_phase_execution_exception","reason":"all shards failed","failed_shards":[{"node":null}]},"status":503}""", "all shards failed")]
    [InlineData(406, """{"error":"Content-Type header is not supported","status":406}""", "Content-Type header is not supported")]
    [InlineData(401, """{"error":{"type":"security_exception","reason":"unable to authenticate user"},"status":401}""", "unable to authenticate user")]
    [InlineData(502, "<html>bad gateway</html>", "no reason given")]
    public async Task A_refused_request_says_why(int status, string body, string reason)
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/_msearch", status, body);
        IKpiStore store = await fake.StoreAsync<IKpiStore>();

        ElasticsearchException failure = await Assert.ThrowsAsync<ElasticsearchException>(() => ReadAsync(store));

        Assert.Equal(status, failure.Status);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"took\":")]
    [InlineData("[]")]
    public async Task A_success_that_is_no_answer_is_a_failure(string body)
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/_msearch", 200, body);
        IKpiStore store = await fake.StoreAsync<IKpiStore>();

        await Assert.ThrowsAsync<ElasticsearchException>(() => ReadAsync(store));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        using TemporaryDirectory directory = new();
        await using StoreHost host = await StoreHost.StartAsync(
            directory.Path, ("Elasticsearch:Url", "http://127.0.0.1:1"), ("Elasticsearch:RetryDelay", "00:00:00"), ("Elasticsearch:RetryAttempts", "1"));

        ElasticsearchException failure = await Assert.ThrowsAsync<ElasticsearchException>(() => ReadAsync(host.Get<IKpiStore>()));

        Assert.Contains("http://127.0.0.1:1/", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_request_is_cancelled_and_not_a_failure()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        IKpiStore store = await fake.StoreAsync<IKpiStore>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.GetDashboardAsync(OnlineRetail.Window, OnlineRetail.Window.To, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task The_api_key_is_sent_as_it_is()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(ElasticsearchAnswers.DashboardItems));
        const string key = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==";

        await ReadAsync(await fake.StoreAsync<IKpiStore>(("Elasticsearch:ApiKey", key)));

        Assert.Equal(("POST", "/_msearch", $"ApiKey {key}", "application/x-ndjson"), fake.Requests.Select(sent => (sent.Method, sent.Path, sent.Authorization, sent.ContentType)).Single());
    }

    [Fact]
    public async Task User_and_password_are_sent_as_basic_authentication()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(ElasticsearchAnswers.DashboardItems));

        await ReadAsync(await fake.StoreAsync<IKpiStore>(("Elasticsearch:Username", "elastic"), ("Elasticsearch:Password", "pässword")));

        Assert.Equal("Basic ZWxhc3RpYzpww6Rzc3dvcmQ=", fake.Requests.Single().Authorization);
    }

    [Fact]
    public async Task A_page_beyond_the_result_window_is_refused_before_it_is_sent()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        ISearchStore store = await fake.StoreAsync<ISearchStore>();

        await Assert.ThrowsAsync<ResultWindowException>(
            () => store.SearchAsync(new SearchRequest("bag", 1001, 10), TestContext.Current.CancellationToken));
        Assert.Empty(fake.Requests);
    }

    [Theory]
    [InlineData("localhost:9200", null, null, null, "Elasticsearch:Url")]
    [InlineData("http://elastic:secret@localhost:9200", null, null, null, "Elasticsearch:Url")]
    [InlineData("http://localhost:9200", "secret", "elastic", "secret", "either")]
    [InlineData("http://localhost:9200", null, "elastic", null, "together")]
    [InlineData("http://localhost:9200", "secret\n", null, null, "Elasticsearch:ApiKey")]
    public void Wrong_settings_stop_the_start_and_their_secrets_stay_secret(string url, string? key, string? user, string? password, string setting)
    {
        ElasticsearchOptions options = new() { Url = url, ApiKey = key, Username = user, Password = password };

        ValidateOptionsResult result = new ElasticsearchOptionsValidator().Validate(null, options);

        Assert.True(result.Failed);
        Assert.Contains(setting, result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
    }

    private static Task<DashboardDto> ReadAsync(IKpiStore store) =>
        store.GetDashboardAsync(OnlineRetail.Window, OnlineRetail.Window.To, TestContext.Current.CancellationToken);
}
