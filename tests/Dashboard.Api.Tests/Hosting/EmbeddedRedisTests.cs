using System.Text.Json;
using Dashboard.Api.Hosting.EmbeddedRedis;
using Dashboard.Api.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Dashboard.Api.Tests.Hosting;

public sealed class EmbeddedRedisTests
{
    [Fact]
    public async Task It_is_reached_by_the_cache_from_the_start()
    {
        await using ApiHost host = new() { EmbedsRedis = true };

        JsonElement stats = (await host.GetAsync("/api/cache/stats")).Json.GetProperty("cache_stats");

        Assert.True(stats.GetProperty("is_remote_configured").GetBoolean());
        Assert.True(stats.GetProperty("is_available").GetBoolean());
    }

    [Fact]
    public async Task It_lets_nobody_in_without_its_password()
    {
        await using ApiHost host = new() { EmbedsRedis = true };
        ConfigurationOptions configuration = host.Services.GetRequiredService<EmbeddedRedisEndpoint>().ToConfiguration();
        configuration.Password = null;
        configuration.AbortOnConnectFail = true;

        await Assert.ThrowsAnyAsync<RedisException>(async () =>
        {
            await using ConnectionMultiplexer stranger = await ConnectionMultiplexer.ConnectAsync(configuration);
            await stranger.GetDatabase().StringGetAsync("cache!seq");
        });
    }

    [Fact]
    public async Task Each_application_has_its_own()
    {
        await using ApiHost first = new() { EmbedsRedis = true };
        await using ApiHost second = new() { EmbedsRedis = true };
        await first.GetAsync("/api/trending");

        Assert.Equal("MISS", (await second.GetAsync("/api/trending")).Cache);
    }

    [Fact]
    public async Task It_leaves_the_working_directory_as_it_was()
    {
        string[] before = Directory.GetFileSystemEntries(Environment.CurrentDirectory);

        await using (ApiHost host = new() { EmbedsRedis = true })
        {
            await host.GetAsync("/api/trending");
        }

        Assert.Equal(before, Directory.GetFileSystemEntries(Environment.CurrentDirectory));
    }
}
