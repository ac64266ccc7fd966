using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

/// <summary>A server that has no memory left and evicts nothing.</summary>
public class FullServerTests
{
    public static TheoryData<string> Kinds => Invalidations.KindsWithTags;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_invalidation_needs_no_room(string kind)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        await one.Catalog.PriceAsync("acme", 1);
        await one.SettleAsync();
        await two.Catalog.PriceAsync("acme", 1);
        await two.ListeningAsync();
        await redis.CommandAsync("CONFIG", "SET", "maxmemory", "1");

        Assert.True((await one.InvalidatePriceAsync(kind)).Completed);

        one.Origin.Value = two.Origin.Value = static _ => "new";
        await Eventually.TrueAsync(async () => await two.Catalog.PriceAsync("acme", 1) == "new", "the message has arrived");
        Assert.Equal("new", await one.Catalog.PriceAsync("acme", 1));
    }
}
