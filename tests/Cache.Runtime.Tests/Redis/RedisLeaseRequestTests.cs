using System.Text;
using KpiGen.Cache.Tiers.Remote.Leases;
using KpiGen.Cache.Tiers.Remote.Redis;
using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis;

public class RedisLeaseRequestTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task Each_of_many_requests_gets_the_answer_that_it_gets_alone(int missing)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using var connection = new RedisConnection(ConfigurationOptions.Parse(redis.ConnectionString));
        IDatabase database = await connection.DatabaseAsync();
        var requests = new RedisLeaseRequests(connection, new RedisClock(TimeProvider.System));
        await database.StringSetAsync("there", "an entry");
        await database.ListLeftPushAsync("foreign", "no entry");
        await requests.AcquireManyAsync([Request("held", rank: 5), Request("older", rank: 1)]);

        LeaseReply[] replies = await requests.AcquireManyAsync(
            [Request("there", 3), Request("held", 3), Request("older", 3), Request("foreign", 3), .. Enumerable.Range(0, missing).Select(static i => Request($"missing {i}", 3))]);

        Assert.Equal([LeaseStatus.Found, LeaseStatus.Held, LeaseStatus.Granted, LeaseStatus.Granted], replies.Take(4).Select(static reply => reply.Status));
        Assert.Equal("an entry", Encoding.UTF8.GetString(replies[0].Value.Frame.Span));
        Assert.Equal(Enumerable.Repeat(LeaseStatus.Granted, missing), replies.Skip(4).Select(static reply => reply.Status));
        Assert.Equal(LeaseStatus.Held, (await requests.AcquireAsync(Request("older", 2))).Status);
        Assert.Equal(LeaseStatus.Found, (await requests.AcquireAsync(Request("there", 3))).Status);
        Assert.False(await database.KeyExistsAsync(RedisLeases.NameOf(Encoding.UTF8.GetBytes("there"))));
    }

    [Fact]
    public async Task Leases_of_what_is_missing_throughout_are_granted_held_or_taken_from_older_loads()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using var connection = new RedisConnection(ConfigurationOptions.Parse(redis.ConnectionString));
        var requests = new RedisLeaseRequests(connection, new RedisClock(TimeProvider.System));
        await requests.AcquireManyAsync([Request("held", rank: 5), Request("older", rank: 1)]);

        LeaseReply[] replies = await requests.AcquireManyAsync([Request("free", 3), Request("held", 3), Request("older", 3)]);

        Assert.Equal([LeaseStatus.Granted, LeaseStatus.Held, LeaseStatus.Granted], replies.Select(static reply => reply.Status));
        Assert.Empty(await requests.AcquireManyAsync([]));
    }

    private static LeaseRequest Request(string key, int rank)
        => new(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{rank:D20}{Guid.NewGuid():N}"), TimeSpan.FromSeconds(30), Refused: null);
}
