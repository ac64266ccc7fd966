using KpiGen.Cache.Tiers.Remote.Redis;
using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis;

public class RedisScriptTests
{
    private static readonly RedisScript Count = new("return redis.call('INCRBY', KEYS[1], ARGV[1])");
    private static readonly RedisScript Fail = new("redis.call('INCR', KEYS[1]) return redis.error_reply('OUT of order')");

    [Fact]
    public async Task A_script_that_the_server_does_not_know_is_given_to_it_and_runs_once()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        IDatabase database = connection.GetDatabase();

        Assert.Equal(5, (int)await Count.EvaluateAsync(database, ["n"], [5]));
        Assert.Equal(10, (int)await Count.EvaluateAsync(database, ["n"], [5]));
        await redis.CommandAsync("SCRIPT", "FLUSH");
        Assert.Equal(15, (int)await Count.EvaluateAsync(database, ["n"], [5]));
        await redis.CommandAsync("SCRIPT", "FLUSH");
        Assert.Equal(20, (int)Count.Evaluate(database, ["n"], [5]));
        Assert.Equal(25, (int)Count.Evaluate(database, ["n"], [5]));
    }

    [Fact]
    public async Task A_script_that_fails_has_run_once()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        IDatabase database = connection.GetDatabase();

        await Assert.ThrowsAsync<RedisServerException>(() => Fail.EvaluateAsync(database, ["n"], []));
        Assert.Throws<RedisServerException>(() => Fail.Evaluate(database, ["n"], []));

        Assert.Equal(2, (int)await database.StringGetAsync("n"));
    }
}
