using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Cache;

public class WarmupTests
{
    [Fact]
    public async Task The_first_request_for_the_dashboard_is_a_hit_when_the_warm_up_has_ended()
    {
        await using ApiHost host = new() { Warms = true };
        await host.WarmedAsync();

        Answer answer = await host.GetAsync("/api/dashboard");

        Assert.Equal("HIT", answer.Cache);
        Assert.Single(host.Store.Windows);
    }

    [Fact]
    public async Task In_development_the_first_request_is_a_miss()
    {
        await using ApiHost host = new();

        Assert.Equal("MISS", (await host.GetAsync("/api/dashboard")).Cache);
    }

    [Fact]
    public async Task A_store_that_fails_does_not_stop_the_start()
    {
        await using ApiHost host = new() { Warms = true };
        host.Store.Failure = new TimeZoneNotFoundException();

        await host.WarmedAsync();

        host.Store.Failure = null;
        Assert.Equal("MISS", (await host.GetAsync("/api/dashboard")).Cache);
    }
}
