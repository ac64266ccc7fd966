using KpiGen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Tests.Redis;

public class RedisDisposalTests
{
    [Fact]
    public async Task A_provider_that_is_disposed_synchronously_closes_the_connection()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        ServiceCollection services = new();
        services.AddCache().AddRedis(redis.ConnectionString);
        ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ICacheInvalidator>().InvalidateAllAsync();
        Assert.Contains("name=KpiGen.Cache", await redis.CommandAsync("CLIENT", "LIST"), StringComparison.Ordinal);

#pragma warning disable xUnit1031, CA1849 // Disposing synchronously is what is tested.
        provider.Dispose();
#pragma warning restore xUnit1031, CA1849

        await Eventually.TrueAsync(
            async () => !(await redis.CommandAsync("CLIENT", "LIST")).Contains("name=KpiGen.Cache", StringComparison.Ordinal), "the connection is closed");
    }

    [Fact]
    public async Task A_provider_that_never_reached_redis_can_be_disposed()
    {
        ServiceCollection services = new();
        services.AddCache().AddRedis($"127.0.0.1:{FreePort.Next()}");
        ServiceProvider provider = services.BuildServiceProvider();
        Assert.False((await provider.GetRequiredService<ICacheInvalidator>().InvalidateAllAsync()).Completed);

        await provider.DisposeAsync();
    }
}
