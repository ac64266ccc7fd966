using KpiGen.Cache.Flights;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Flights;

/// <summary>Which flights are used again, and that nobody who knew the one before reaches the one after.</summary>
public class FlightPoolTests
{
    private static readonly LoadedValue<string> Found = new("found", LoadSource.Remote);

    private readonly SingleFlight<GetKey, string> _flights = new();
    private readonly GetKey _key = new(1);
    private readonly GetKey _other = new(2);

    [Fact]
    public async Task A_flight_that_nobody_but_its_leader_has_known_is_used_again_as_new()
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        flight.Mark = 5;
        await FlyAsync(flight);
        ReleaseBoth(flight);

        Flight<string> next = _flights.Join(in _other, 7, out bool leads);

        Assert.Same(flight, next);
        Assert.True(leads);
        Assert.Equal((7, 0, null), (next.Epoch, next.Mark, next.Tags));
        Assert.False(next.HasLanded);
        Assert.Equal(default, next.Outcome);
        Assert.False(next.IsAbandoned);
        Assert.True(next.IsCurrent(7));
        Assert.Same(next, _flights.Join(in _other, 7, out _));
        await FlyAsync(next, _other);
    }

    [Fact]
    public async Task An_invalidation_of_the_key_before_does_not_reach_the_flight_after()
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        await FlyAsync(flight);
        ReleaseBoth(flight);
        Flight<string> next = _flights.Join(in _other, 1, out _);

        _flights.Invalidate(in _key);
        _flights.InvalidateWhere(key => key.Equals(_key));

        Assert.True(next.Publish(0, static _ => { }));
        _flights.InvalidateWhere(key => key.Equals(_other));
        Assert.False(next.Publish(0, static _ => { }));
    }

    [Fact]
    public async Task A_flight_that_one_of_its_two_users_still_looks_at_is_left_alone()
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        await FlyAsync(flight);

        _flights.Release(flight);

        IsLeftAlone(flight);
    }

    [Fact]
    public async Task A_flight_that_somebody_has_joined_is_left_alone_even_when_that_one_is_gone()
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        Assert.Same(flight, _flights.Join(in _key, 1, out _));
        flight.Leave();
        await FlyAsync(flight);

        ReleaseBoth(flight);

        IsLeftAlone(flight);
    }

    [Fact]
    public async Task A_flight_whose_token_was_given_to_somebody_is_left_alone()
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        _ = flight.AbandonedToken;
        await FlyAsync(flight);

        ReleaseBoth(flight);

        IsLeftAlone(flight);
    }

    [Fact]
    public async Task A_flight_that_went_on_behind_an_early_value_is_left_alone()
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        flight.LandEarly(new LoadedValue<string>("stale", LoadSource.Stale), static () => true);
        await FlyAsync(flight);

        ReleaseBoth(flight);

        IsLeftAlone(flight);
    }

    [Theory]
    [InlineData((int)LoadSource.Origin)]
    [InlineData((int)LoadSource.Elsewhere)]
    public async Task A_flight_that_did_not_find_its_value_in_a_tier_is_left_alone(int source)
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        flight.Land(new LoadedValue<string>("v", (LoadSource)source));
        _flights.Forget(in _key, flight);
        await flight.WaitAsync(leads: true, CancellationToken.None);

        ReleaseBoth(flight);

        IsLeftAlone(flight);
    }

    [Fact]
    public void A_flight_that_failed_is_left_alone()
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        flight.Fail(new TimeZoneNotFoundException());
        _flights.Forget(in _key, flight);

        ReleaseBoth(flight);

        IsLeftAlone(flight);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_too_late_for_the_flight_before_does_not_reach_the_flight_after()
    {
        using var cancellation = new CancellationTokenSource();
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        ValueTask<LoadedValue<string>> wait = flight.WaitAsync(leads: true, cancellation.Token);
        flight.Land(Found);
        _flights.Forget(in _key, flight);
        using var isCancelling = new ManualResetEventSlim();
        using var mayGoOn = new ManualResetEventSlim();

        // Callbacks run from the last one on: the one of the leader is still to come when it is taken back.
        using CancellationTokenRegistration held = cancellation.Token.Register(() =>
        {
            isCancelling.Set();
            mayGoOn.Wait(CancellationToken.None);
        });
        Task cancelling = Task.Run(cancellation.Cancel, CancellationToken.None);
        isCancelling.Wait(CancellationToken.None);
        flight.Disembark();
        Assert.Equal(Found, await wait);
        ReleaseBoth(flight);
        Flight<string> next = _flights.Join(in _other, 1, out _);
        mayGoOn.Set();
        await cancelling;

        Assert.Same(flight, next);
        Assert.False(next.IsAbandoned);
    }

    private async Task FlyAsync(Flight<string> flight, GetKey? key = null)
    {
        ValueTask<LoadedValue<string>> wait = flight.WaitAsync(leads: true, CancellationToken.None);
        flight.Land(Found);
        _flights.Forget(key ?? _key, flight);
        flight.Disembark();
        await wait;
    }

    private void ReleaseBoth(Flight<string> flight)
    {
        _flights.Release(flight);
        _flights.Release(flight);
    }

    private void IsLeftAlone(Flight<string> flight)
    {
        for (int id = 10; id < 20; id++)
        {
            Assert.NotSame(flight, _flights.Join(new GetKey(id), 1, out _));
        }
    }
}
