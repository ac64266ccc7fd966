using System.Net;
using KpiGen.Testing;

namespace Dashboard.Api.Tests.EndToEnd;

public class SharedRedisTests(SampleData data)
{
    [Fact]
    public async Task A_second_process_answers_its_first_request_from_Redis()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ApiProcess first = await StartAsync(redis);
        ApiAnswer miss = await first.AskAsync("/api/dashboard");
        ApiAnswer hit = await first.AskAsync("/api/dashboard");
        await using ApiProcess second = await StartAsync(redis);
        ApiAnswer fromRedis = await second.AskAsync("/api/dashboard");

        Assert.Equal((HttpStatusCode.OK, "MISS"), (miss.Status, miss.Cache));
        Assert.Equal((HttpStatusCode.OK, "HIT"), (hit.Status, hit.Cache));
        Assert.Equal((HttpStatusCode.OK, "HIT"), (fromRedis.Status, fromRedis.Cache));
        Assert.Equal(miss.Body, hit.Body);
        Assert.Equal(miss.Body, fromRedis.Body);
    }

    [Fact]
    public async Task Every_request_is_answered_while_Redis_dies_and_comes_back_and_then_entries_are_shared_again()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ApiProcess first = await StartAsync(redis);
        await using ApiProcess second = await StartAsync(redis);
        await using var load = new RequestLoad(first, "/api/dashboard", "/api/trending", "/api/products?page=1", "/api/search?q=red");

        await load.AnsweredAsync(200);
        await redis.KillAsync();
        await load.AnsweredAsync(500);
        ApiAnswer without = await first.AskAsync("/api/dashboard?range=11d");
        await redis.RestartAsync();
        await load.AnsweredAsync(200);

        // New windows until one that the first process loaded is found by the second: both have reconnected by themselves then.
        int days = 12;
        await Eventually.TrueAsync(
            async () =>
            {
                string path = $"/api/dashboard?range={days++}d";
                await first.AskAsync(path);
                return (await second.AskAsync(path)).Cache == "HIT";
            },
            "a process finds in the restarted Redis what another one stored");

        Assert.Equal((HttpStatusCode.OK, "MISS"), (without.Status, without.Cache));
        Assert.Empty(await load.FailuresAsync());
    }

    private Task<ApiProcess> StartAsync(RedisServer redis) => ApiProcess.StartAsync(data.Setting, ("ConnectionStrings__Redis", redis.ConnectionString));
}
