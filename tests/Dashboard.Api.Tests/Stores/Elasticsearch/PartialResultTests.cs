using Dashboard.Api.Kpis;
using Dashboard.Api.Stores;
using Dashboard.Api.Stores.Elasticsearch;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.Elasticsearch;

public class PartialResultTests
{
    private const string TimedOut = """{"took":1003,"timed_out":true,"_shards":{"total":5,"successful":5,"skipped":0,"failed":0},"hits":{"hits":[]},"aggregations":{},"status":200}""";

    private const string FailedShard = """
        {"took":17,"timed_out":false,"_shards":{"total":5,"successful":4,"skipped":0,"failed":1,"failures":[{"shard":1,"index":"orders","node":"node_2",
        "reason":{"type":"index_shard_closed_exception","reason":"CurrentState[CLOSED] Closed","index_uuid":"_na_","shard":"1","index":"orders"}}]},
        "hits":{"hits":[]},"aggregations":{},"status":200}
        """;

    private const string MissingShard = """{"took":17,"timed_out":false,"_shards":{"total":5,"successful":4,"skipped":0,"failed":0},"hits":{"hits":[]},"aggregations":{}}""";

    private const string TerminatedEarly = """{"took":1,"timed_out":false,"terminated_early":true,"_shards":{"total":1,"successful":1,"failed":0},"hits":{"hits":[]},"aggregations":{}}""";

    private const string SkippedCluster = """
        {"took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"failed":0},"_clusters":{"total":2,"successful":1,"skipped":1},"hits":{"hits":[]},"aggregations":{}}
        """;

    private const string Silent = """{"took":1,"hits":{"hits":[]},"aggregations":{}}""";

    [Theory]
    [InlineData(TimedOut, "the search timed out")]
    [InlineData(FailedShard, "1 of 5 shards failed (index_shard_closed_exception: CurrentState[CLOSED] Closed)")]
    [InlineData(MissingShard, "4 of 5 shards answered")]
    [InlineData(TerminatedEarly, "terminated early")]
    [InlineData(SkippedCluster, "not every cluster")]
    [InlineData(Silent, "does not say that the answer is complete")]
    public async Task A_partial_item_fails_the_dashboard_and_names_the_query_and_the_reason(string item, string reason)
    {
        PartialResultException failure = await Assert.ThrowsAsync<PartialResultException>(() => DashboardWithAsync(item));

        Assert.Contains("Q3 top products only in part", failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":{"root_cause":[],"type":"circuit_breaking_exception","reason":"[parent] Data too large"},"status":429}""", 429, "circuit_breaking_exception: [parent] Data too large")]
    [InlineData("""{"error":{"type":"index_not_found_exception","reason":"no such index [orders]","index":"orders"},"status":404}""", 404, "no such index [orders]")]
    [InlineData("""{"error":{"type":"search_phase_execution_exception","reason":null,"caused_by":{"type":"x","reason":"inner"}},"status":503}""", 503, "x: inner")]
    [InlineData("""{"error":"plain text","status":400}""", 400, "plain text")]
    public async Task A_failed_item_fails_the_dashboard_although_the_request_is_a_200(string item, int status, string reason)
    {
        ElasticsearchException failure = await Assert.ThrowsAsync<ElasticsearchException>(() => DashboardWithAsync(item));

        Assert.Equal(status, failure.Status);
        Assert.Contains("Q3 top products", failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Six_answers_to_seven_searches_are_partial()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(ElasticsearchAnswers.DashboardItems.Take(6)));
        IKpiStore store = await fake.StoreAsync<IKpiStore>();

        await Assert.ThrowsAsync<PartialResultException>(() => ReadAsync(store));
    }

    [Fact]
    public async Task Skipped_shards_are_complete()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        string items = ElasticsearchAnswers.MultiSearch(ElasticsearchAnswers.DashboardItems)
            .Replace("\"total\":1,\"successful\":1,\"skipped\":0", "\"total\":5,\"successful\":5,\"skipped\":4", StringComparison.Ordinal);
        fake.On("/_msearch", 200, items);

        Assert.Equal(ExpectedDashboard.Summary, (await ReadAsync(await fake.StoreAsync<IKpiStore>())).Summary);
    }

    private static async Task<DashboardDto> DashboardWithAsync(string third)
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        string[] items = [.. ElasticsearchAnswers.DashboardItems];
        items[2] = third;
        fake.On("/_msearch", 200, ElasticsearchAnswers.MultiSearch(items));
        return await ReadAsync(await fake.StoreAsync<IKpiStore>());
    }

    private static Task<DashboardDto> ReadAsync(IKpiStore store) =>
        store.GetDashboardAsync(OnlineRetail.Window, OnlineRetail.Window.To, TestContext.Current.CancellationToken);
}
