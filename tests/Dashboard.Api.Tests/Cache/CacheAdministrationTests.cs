using System.Net;
using System.Text.Json;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Cache;

public sealed class CacheAdministrationTests
{
    [Fact]
    public async Task Statistics_have_the_agreed_shape()
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/trending");
        await host.GetAsync("/api/trending");
        await host.GetAsync("/api/trending");

        Answer answer = await host.GetAsync("/api/cache/stats");

        Assert.Equal(["status", "cache_stats", "timestamp"], Names(answer.Json));
        Assert.Equal("success", answer.Json.GetProperty("status").GetString());
        Assert.True(answer.Json.GetProperty("timestamp").TryGetDateTimeOffset(out _));
        JsonElement stats = answer.Json.GetProperty("cache_stats");
        Assert.Equal(["hits", "misses", "errors", "total_requests", "hit_rate", "is_available"], Names(stats).Take(6));
        Assert.Equal(2, stats.GetProperty("hits").GetInt64());
        Assert.Equal(1, stats.GetProperty("misses").GetInt64());
        Assert.Equal(0, stats.GetProperty("errors").GetInt64());
        Assert.Equal(3, stats.GetProperty("total_requests").GetInt64());
        Assert.Equal(66.67m, stats.GetProperty("hit_rate").GetDecimal());
        Assert.True(stats.GetProperty("is_available").GetBoolean());
        Assert.Equal(66.67m, stats.GetProperty("types").GetProperty("analytics").GetProperty("hit_rate").GetDecimal());
    }

    [Fact]
    public async Task The_hit_rate_without_requests_is_zero()
    {
        await using ApiHost host = new();

        JsonElement stats = (await host.GetAsync("/api/cache/stats")).Json.GetProperty("cache_stats");

        Assert.Equal(0, stats.GetProperty("hit_rate").GetDouble());
        Assert.Equal(0, stats.GetProperty("total_requests").GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invalidating_a_type_says_what_was_removed_and_the_next_read_is_a_miss(bool embedsRedis)
    {
        await using ApiHost host = new() { EmbedsRedis = embedsRedis };
        await host.GetAsync("/api/dashboard");
        await host.GetAsync("/api/trending");

        Answer answer = await host.PostAsync("/api/cache/invalidate/dashboard");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["status", "cache_type", "deleted_keys", "completed", "message", "timestamp"], Names(answer.Json));
        Assert.Equal("success", answer.Json.GetProperty("status").GetString());
        Assert.Equal("dashboard", answer.Json.GetProperty("cache_type").GetString());
        Assert.Equal(2, answer.Json.GetProperty("deleted_keys").GetInt64());
        Assert.True(answer.Json.GetProperty("completed").GetBoolean());
        Assert.Equal("MISS", (await host.GetAsync("/api/dashboard")).Cache);
        Assert.Equal("HIT", (await host.GetAsync("/api/trending")).Cache);
    }

    [Fact]
    public async Task An_unknown_type_is_refused_with_the_list_of_types()
    {
        await using ApiHost host = new();

        Answer answer = await host.PostAsync("/api/cache/invalidate/orders");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Contains("'orders'", answer.Error("type"), StringComparison.Ordinal);
        Assert.Contains("analytics, dashboard, product, search, user", answer.Error("type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invalidating_a_pattern_removes_what_matches_and_nothing_else(bool embedsRedis)
    {
        await using ApiHost host = new() { EmbedsRedis = embedsRedis };
        await host.GetAsync("/api/search?q=bag");
        await host.GetAsync("/api/trending");

        Answer answer = await host.PostAsync("/api/cache/invalidate-pattern", """{"pattern":"cache:search:*"}""");

        Assert.Equal(["status", "pattern", "deleted_keys", "completed", "message", "timestamp"], Names(answer.Json));
        Assert.Equal("cache:search:*", answer.Json.GetProperty("pattern").GetString());
        Assert.Equal(1, answer.Json.GetProperty("deleted_keys").GetInt64());
        Assert.Equal("MISS", (await host.GetAsync("/api/search?q=bag")).Cache);
        Assert.Equal("HIT", (await host.GetAsync("/api/trending")).Cache);
    }

    [Theory]
    [InlineData("""{"pattern":"*"}""", "pattern")]
    [InlineData("""{"pattern":"cache*"}""", "pattern")]
    [InlineData("""{"pattern":"other:*"}""", "pattern")]
    [InlineData("""{"pattern":"Cache:*"}""", "pattern")]
    [InlineData("""{"pattern":""}""", "pattern")]
    [InlineData("""{"pattern":null}""", "pattern")]
    [InlineData("{}", "pattern")]
    [InlineData("""{"pattern":1}""", "body")]
    [InlineData("""{"pattern":"cache:\ud800"}""", "body")]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    [InlineData("", "body")]
    public async Task A_pattern_that_is_missing_unreadable_or_outside_the_prefix_is_refused(string json, string name)
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/trending");

        Answer answer = await host.PostAsync("/api/cache/invalidate-pattern", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.NotEmpty(answer.Error(name));
        Assert.Equal("HIT", (await host.GetAsync("/api/trending")).Cache);
    }

    [Theory]
    [InlineData(1025, "pattern")]
    [InlineData(100_000, "body")]
    public async Task A_pattern_of_any_length_is_refused_without_being_worked_on(int length, string name)
    {
        await using ApiHost host = new();

        Answer answer = await host.PostAsync("/api/cache/invalidate-pattern", $$"""{"pattern":"{{"cache:".PadRight(length, '*')}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.InRange(answer.Error(name).Length, 1, 200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clearing_removes_every_entry(bool embedsRedis)
    {
        await using ApiHost host = new() { EmbedsRedis = embedsRedis };
        await host.GetAsync("/api/search?q=bag");
        await host.GetAsync("/api/trending");

        Answer answer = await host.PostAsync("/api/cache/clear-all");

        Assert.Equal(["status", "cache_type", "deleted_keys", "completed", "message", "timestamp"], Names(answer.Json));
        Assert.Equal("all", answer.Json.GetProperty("cache_type").GetString());
        Assert.Equal(2, answer.Json.GetProperty("deleted_keys").GetInt64());
        Assert.Equal("MISS", (await host.GetAsync("/api/search?q=bag")).Cache);
        Assert.Equal("MISS", (await host.GetAsync("/api/trending")).Cache);
    }

    public static TheoryData<string, string> Endpoints => new()
    {
        { "GET", "/api/cache/stats" },
        { "POST", "/api/cache/invalidate/dashboard" },
        { "POST", "/api/cache/invalidate-pattern" },
        { "POST", "/api/cache/clear-all" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Outside_development_administration_is_refused(string method, string address)
    {
        await using ApiHost host = new() { Environment = "Production" };

        await AssertRefusedAsync(host, method, address);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task From_another_machine_administration_is_refused(string method, string address)
    {
        await using ApiHost host = new() { Client = IPAddress.Parse("192.0.2.7") };

        await AssertRefusedAsync(host, method, address);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task From_an_unknown_address_administration_is_refused(string method, string address)
    {
        await using ApiHost host = new() { Client = null };

        await AssertRefusedAsync(host, method, address);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task From_a_page_of_another_site_administration_is_refused(string method, string address)
    {
        await using ApiHost host = new();

        await AssertRefusedAsync(host, method, address, "http://elsewhere.example");
        await AssertRefusedAsync(host, method, address, "null");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Under_a_foreign_host_name_administration_is_refused(string method, string address)
    {
        await using ApiHost host = new();

        await AssertRefusedAsync(host, method, "http://elsewhere.example" + address);
    }

    [Theory]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("127.3.2.1")]
    public async Task Every_loopback_address_is_this_machine(string client)
    {
        await using ApiHost host = new() { Client = IPAddress.Parse(client) };

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/api/cache/stats")).Status);
    }

    private static async Task AssertRefusedAsync(ApiHost host, string method, string address, string? origin = null)
    {
        Answer answer = await host.SendAsync(new HttpMethod(method), address, method == "POST" ? """{"pattern":"cache:*"}""" : null, origin);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
