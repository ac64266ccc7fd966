using KpiGen.Cache.Tiers.Remote;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Tiers.Remote;

public class CircuitBreakerTests
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(_time);

    [Fact]
    public void It_opens_at_the_threshold_and_says_so_once()
    {
        Assert.False(_breaker.Fail(3));
        Assert.False(_breaker.Fail(3));
        Assert.True(_breaker.Allows(Break));
        Assert.True(_breaker.Fail(3));
        Assert.False(_breaker.Fail(3));
        Assert.False(_breaker.Allows(Break));
    }

    [Fact]
    public void A_success_in_between_starts_the_count_again()
    {
        _breaker.Fail(2);
        _breaker.Succeed();
        Assert.False(_breaker.Fail(2));
        Assert.True(_breaker.Allows(Break));
    }

    [Fact]
    public void After_the_break_one_call_probes_and_the_others_wait()
    {
        _breaker.Fail(1);
        _time.Advance(Break - TimeSpan.FromTicks(1));
        Assert.False(_breaker.Allows(Break));
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.True(_breaker.Allows(Break));
        Assert.False(_breaker.Allows(Break));
    }

    [Fact]
    public void A_probe_that_works_closes_it_and_one_that_fails_starts_another_break()
    {
        _breaker.Fail(1);
        _time.Advance(Break);
        Assert.True(_breaker.Allows(Break));
        Assert.False(_breaker.Fail(1));
        Assert.False(_breaker.Allows(Break));
        _time.Advance(Break);
        Assert.True(_breaker.Allows(Break));

        Assert.True(_breaker.Succeed());
        Assert.False(_breaker.IsOpen);
        Assert.True(_breaker.Allows(Break));
    }
}
