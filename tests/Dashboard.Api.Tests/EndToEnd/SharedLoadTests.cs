using System.Globalization;
using System.Net;
using KpiGen.Testing;

namespace Dashboard.Api.Tests.EndToEnd;

/// <summary>Several processes want what is not cached yet, and Elasticsearch takes its time.</summary>
public sealed class SharedLoadTests : IAsyncLifetime
{
    private const string Lamp = "/api/products/LAMP";

    private RedisServer _redis = null!;
    private HeldElasticsearch _elasticsearch = null!;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _elasticsearch = await HeldElasticsearch.StartAsync();
    }

    [Fact]
    public async Task Processes_that_want_the_same_at_once_load_it_once()
    {
        await using ApiProcess first = await StartAsync();
        await using ApiProcess second = await StartAsync();
        await using ApiProcess third = await StartAsync();
        Task<ApiAnswer>[] leaders = [first.AskAsync(Lamp), first.AskAsync(Lamp)];
        await _elasticsearch.ArrivedAsync();
        Task<ApiAnswer>[] others = [second.AskAsync(Lamp), second.AskAsync(Lamp), third.AskAsync(Lamp)];
        await OthersWaitAsync();

        _elasticsearch.Go();

        ApiAnswer[] answers = await Task.WhenAll([.. leaders, .. others]);
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, answers[0].Body), (answer.Status, answer.Body)));
        Assert.All(answers[2..], static answer => Assert.Equal("HIT", answer.Cache));
        Assert.Equal(1, _elasticsearch.Requests);
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_loads_is_waited_for_until_its_lease_has_ended()
    {
        await using ApiProcess killed = await StartAsync();
        await using ApiProcess other = await StartAsync();
        Task<ApiAnswer> lost = killed.AskAsync(Lamp);
        await _elasticsearch.ArrivedAsync();
        Task<ApiAnswer> waiting = other.AskAsync(Lamp);
        await OthersWaitAsync();
        Assert.Equal(1, _elasticsearch.Requests);

        await killed.KillAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => lost);
        await _elasticsearch.ArrivedAsync();
        _elasticsearch.Go();
        Assert.Equal((HttpStatusCode.OK, "MISS"), ((await waiting).Status, (await waiting).Cache));
        await using ApiProcess next = await StartAsync();
        Assert.Equal("HIT", (await next.AskAsync(Lamp)).Cache);
        Assert.Equal(2, _elasticsearch.Requests);
    }

    public async ValueTask DisposeAsync()
    {
        await (_elasticsearch?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_redis?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    // Whoever waits for the load of another process asks Redis for its lease again and again; nothing else runs scripts that often here.
    private async Task OthersWaitAsync()
    {
        int before = await ScriptsAsync();
        await Eventually.TrueAsync(async () => await ScriptsAsync() > before + 100, "others wait for the lease");
    }

    private async Task<int> ScriptsAsync()
        => (await _redis.CommandAsync("INFO", "commandstats")).Split("\r\n")
            .Where(static line => line.StartsWith("cmdstat_eval", StringComparison.Ordinal))
            .Sum(static line => int.Parse(line.Split("calls=")[1].Split(',')[0], CultureInfo.InvariantCulture));

    // However busy the machine: nobody gives up on Redis, or on Elasticsearch, before the test lets it go.
    private Task<ApiProcess> StartAsync() => ApiProcess.StartAsync(
        _elasticsearch.Setting,
        ("Elasticsearch__AttemptTimeout", "00:00:50"),
        ("ConnectionStrings__Redis", _redis.ConnectionString),
        ("Cache__CoherenceWindow", "00:01:00"),
        ("Cache__Remote__ReadTimeout", "00:00:10"),
        ("Cache__Remote__WriteTimeout", "00:00:10"),
        ("Cache__Remote__LeaseDuration", "00:00:02"));
}
