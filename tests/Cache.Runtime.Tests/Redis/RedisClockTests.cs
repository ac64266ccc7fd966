using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Redis;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis;

/// <summary>How long an entry may be kept is read from it, by the server's clock and not by this node's.</summary>
public class RedisClockTests
{
    private static readonly RedisResult[] NineSeconds = [RedisResult.Create((RedisValue)"9"), RedisResult.Create((RedisValue)"250000")];

    private readonly FakeTimeProvider _time = new();
    private readonly RedisClock _clock;

    public RedisClockTests() => _clock = new RedisClock(_time);

    [Fact]
    public void The_servers_time_is_known_as_well_as_the_answer_was_quick()
    {
        Answer(after: TimeSpan.FromMilliseconds(40));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromMilliseconds(10_250), _clock.Earliest);
        Assert.Equal(TimeSpan.FromMilliseconds(10_290), _clock.Latest);
    }

    [Fact]
    public void A_later_answer_replaces_an_earlier_one()
    {
        Answer(after: TimeSpan.FromMilliseconds(40));
        _time.Advance(TimeSpan.FromSeconds(30));
        Answer(after: TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromMilliseconds(9_250), _clock.Earliest);
        Assert.Equal(_clock.Earliest, _clock.Latest);
    }

    [Fact]
    public void A_clock_that_was_never_set_is_not_read()
    {
        Assert.False(_clock.IsSet);
        Assert.Throws<InvalidOperationException>(() => _clock.Earliest);
    }

    [Fact]
    public void What_is_unsure_about_the_time_makes_an_entry_live_shorter()
    {
        Answer(after: TimeSpan.FromMilliseconds(40));
        byte[] stored = RedisEntry.Of([1, 2, 3], TimeSpan.FromSeconds(60), _clock);
        _time.Advance(TimeSpan.FromSeconds(20));

        RemoteValue value = RedisEntry.Read(stored, _clock);

        Assert.Equal(new byte[] { 1, 2, 3 }, value.Frame);
        Assert.Equal(TimeSpan.FromSeconds(40) - TimeSpan.FromMilliseconds(40), value.TimeLeft);
    }

    [Fact]
    public void A_node_whose_clock_runs_elsewhere_sees_the_same_time_left()
    {
        var otherTime = new FakeTimeProvider(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var other = new RedisClock(otherTime);
        Answer(after: TimeSpan.Zero);
        other.Set(other.Ask(), NineSeconds);

        byte[] stored = RedisEntry.Of([], TimeSpan.FromSeconds(60), _clock);

        Assert.Equal(TimeSpan.FromSeconds(60), RedisEntry.Read(stored, other).TimeLeft);
    }

    [Fact]
    public void An_entry_has_no_less_than_no_time_left()
    {
        Answer(after: TimeSpan.Zero);
        byte[] stored = RedisEntry.Of([], TimeSpan.FromSeconds(1), _clock);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.Zero, RedisEntry.Read(stored, _clock).TimeLeft);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(100)]
    public void What_has_another_form_has_no_time_left_and_stays_as_it_is(int length)
    {
        Answer(after: TimeSpan.Zero);
        byte[] stored = new byte[length];

        RemoteValue value = RedisEntry.Read(stored, _clock);

        Assert.Equal(stored, value.Frame);
        Assert.Equal(TimeSpan.Zero, value.TimeLeft);
    }

    private void Answer(TimeSpan after)
    {
        long asked = _clock.Ask();
        _time.Advance(after);
        _clock.Set(asked, NineSeconds);
    }
}
