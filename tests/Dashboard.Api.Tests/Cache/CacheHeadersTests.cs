using System.Net;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Cache;

public sealed class CacheHeadersTests
{
    public static TheoryData<string> Reads =>
    [
        "/api/dashboard",
        "/api/dashboard?from=2011-11-10&to=2011-12-10",
        "/api/search?q=bag",
        "/api/products",
        "/api/products/A1",
        "/api/products/A1/stats",
        "/api/users/14646",
        "/api/analytics",
        "/api/trending",
    ];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task The_first_read_is_a_miss_and_the_second_a_hit_that_does_not_touch_the_store(string address)
    {
        await using ApiHost host = new();

        Answer first = await host.GetAsync(address);
        int calls = host.Store.Calls;
        Answer second = await host.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, "MISS"), (first.Status, first.Cache));
        Assert.Equal((HttpStatusCode.OK, "HIT"), (second.Status, second.Cache));
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(calls, host.Store.Calls);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_hit_from_redis_has_the_same_body(string address)
    {
        await using ApiHost host = new() { EmbedsRedis = true };

        Answer first = await host.GetAsync(address);
        Answer second = await host.GetAsync(address);

        Assert.Equal("HIT", second.Cache);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task The_live_dashboard_asks_the_store_each_time_and_is_always_a_bypass()
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/dashboard?from=2011-11-10&to=2011-12-10");
        int before = host.Store.Calls;

        Answer first = await host.GetAsync("/api/dashboard/live?from=2011-11-10&to=2011-12-10");
        Answer second = await host.GetAsync("/api/dashboard/live?from=2011-11-10&to=2011-12-10");

        Assert.Equal(("BYPASS", "BYPASS"), (first.Cache, second.Cache));
        Assert.Equal(before + 2, host.Store.Calls);
    }

    [Fact]
    public async Task The_live_dashboard_does_not_take_the_end_of_its_window_from_the_cache()
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/dashboard");
        int before = host.Store.Calls;

        Answer live = await host.GetAsync("/api/dashboard/live");

        Assert.Equal("BYPASS", live.Cache);
        Assert.Equal(before + 2, host.Store.Calls);
    }

    [Fact]
    public async Task An_answer_that_is_made_of_an_incomplete_result_says_so_and_the_next_asks_again()
    {
        await using ApiHost host = new();
        host.Store.IsPartial = true;
        Answer partial = await host.GetAsync("/api/users/14646");
        host.Store.IsPartial = false;
        Answer whole = await host.GetAsync("/api/users/14646");

        Assert.Equal(("MISS", "true"), (partial.Cache, partial.Partial));
        Assert.Equal(("MISS", null), (whole.Cache, whole.Partial));
    }

    [Fact]
    public async Task Keys_are_shown_in_development()
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/users/14646");

        Assert.Matches("^cache:user:Dashboard\\.Api\\.Features\\.Users\\.IUserService\\.FindAsync\\.[0-9a-f]{16}:14646$", answer.CacheKey);
    }

    [Fact]
    public async Task Several_keys_are_separated_by_commas()
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/dashboard");

        Assert.Equal(2, answer.CacheKey!.Split(", ").Length);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Keys_are_shown_nowhere_else(string environment)
    {
        await using ApiHost host = new() { Environment = environment };

        Answer answer = await host.GetAsync("/api/users/14646");

        Assert.Equal("MISS", answer.Cache);
        Assert.Null(answer.CacheKey);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/no/such/page")]
    public async Task Answers_without_cached_calls_are_a_bypass(string address)
    {
        await using ApiHost host = new();

        Assert.Equal("BYPASS", (await host.GetAsync(address)).Cache);
    }

    [Fact]
    public async Task Requests_that_come_at_once_share_one_call_of_the_store()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ApiHost host = new();
        await host.GetAsync("/health");
        host.Store.Gate = gate.Task;

        Task<Answer>[] requests = [.. Enumerable.Range(0, 20).Select(_ => host.GetAsync("/api/trending"))];
        SpinWait.SpinUntil(() => host.Store.Calls > 0, TimeSpan.FromSeconds(10));
        gate.SetResult();
        Answer[] answers = await Task.WhenAll(requests);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(1, host.Store.Calls);
    }
}
