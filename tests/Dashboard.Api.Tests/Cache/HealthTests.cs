using System.Net;
using Dashboard.Api.Tests.Support;
using KpiGen.Cache;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Api.Tests.Cache;

public class HealthTests
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_healthy_application_says_so(string address)
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_warm_up_that_blocks_readiness_is_waited_for()
    {
        var gate = new TaskCompletionSource();
        await using ApiHost host = new() { Warms = true, Settings = { ["Cache:Warmup:BlocksReadiness"] = "true" } };
        host.Store.Gate = gate.Task;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.GetAsync("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/health/live")).Status);

        gate.SetResult();
        await host.WarmedAsync();
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task A_warm_up_that_does_not_block_readiness_is_not_waited_for()
    {
        var gate = new TaskCompletionSource();
        await using ApiHost host = new() { Warms = true };
        host.Store.Gate = gate.Task;

        Answer answer = await host.GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.Status, answer.Text));
        gate.SetResult();
    }

    [Theory]
    [InlineData(nameof(CacheStatus.Healthy), HttpStatusCode.OK, "Healthy")]
    [InlineData(nameof(CacheStatus.Degraded), HttpStatusCode.OK, "Degraded")]
    [InlineData(nameof(CacheStatus.Down), HttpStatusCode.ServiceUnavailable, "Unhealthy")]
    public async Task Readiness_follows_the_state_and_liveness_does_not(string status, HttpStatusCode expected, string text)
    {
        var state = new GivenState(Enum.Parse<CacheStatus>(status));
        await using ApiHost host = new() { Register = services => services.AddSingleton<ICacheState>(state) };

        Answer ready = await host.GetAsync("/health/ready");
        Answer live = await host.GetAsync("/health/live");

        Assert.Equal((expected, text), (ready.Status, ready.Text));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (live.Status, live.Text));
    }

    private sealed class GivenState(CacheStatus status) : ICacheState
    {
        public event EventHandler<CacheHealthChangedEventArgs>? Changed
        {
            add { }
            remove { }
        }

        public CacheHealth Current { get; } = new(status, DateTimeOffset.UnixEpoch, ["a reason"]);

        public bool IsReady => status != CacheStatus.Down;
    }
}
