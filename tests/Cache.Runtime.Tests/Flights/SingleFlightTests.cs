using KpiGen.Cache.Flights;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Flights;

public class SingleFlightTests
{
    private readonly SingleFlight<GetKey, string> _flights = new();
    private readonly GetKey _key = new(1);

    [Fact]
    public void The_second_caller_joins_the_first()
    {
        Flight<string> first = _flights.Join(in _key, 1, out bool firstLeads);
        Flight<string> second = _flights.Join(in _key, 1, out bool secondLeads);

        Assert.Same(first, second);
        Assert.True(firstLeads);
        Assert.False(secondLeads);
    }

    [Fact]
    public void A_flight_that_began_before_an_invalidation_is_not_joined_and_stores_nothing()
    {
        Flight<string> old = _flights.Join(in _key, 1, out _);
        Flight<string> current = _flights.Join(in _key, 2, out bool leads);

        Assert.True(leads);
        Assert.NotSame(old, current);
        Assert.False(Stores(old));
        Assert.True(Stores(current));
    }

    // A caller reads the epoch, is held up, and comes here after an invalidation and after the flight that followed it.
    [Fact]
    public void A_late_caller_does_not_displace_a_newer_flight()
    {
        Flight<string> current = _flights.Join(in _key, 2, out _);
        Flight<string> joined = _flights.Join(in _key, 1, out bool leads);

        Assert.Same(current, joined);
        Assert.False(leads);
        _flights.Invalidate(in _key);
        Assert.False(Stores(current));
    }

    [Fact]
    public void Epochs_may_wrap_around()
    {
        Flight<string> current = _flights.Join(in _key, int.MinValue, out _);

        Assert.Same(current, _flights.Join(in _key, int.MaxValue, out _));
        Assert.NotSame(current, _flights.Join(in _key, int.MinValue + 1, out _));
    }

    [Fact]
    public void Forgetting_an_old_flight_leaves_the_new_one()
    {
        Flight<string> old = _flights.Join(in _key, 1, out _);
        Flight<string> current = _flights.Join(in _key, 2, out _);

        _flights.Forget(in _key, old);

        Assert.Same(current, _flights.Join(in _key, 2, out _));
        _flights.Forget(in _key, current);
        Assert.Equal(0, _flights.Count);
    }

    [Fact]
    public async Task A_landed_flight_is_not_joined()
    {
        Flight<string> flight = _flights.Join(in _key, 1, out _);
        flight.Land(new LoadedValue<string>("v", LoadSource.Origin));

        Assert.NotSame(flight, _flights.Join(in _key, 1, out _));
        Assert.Equal("v", (await flight.WaitAsync(CancellationToken.None)).Value);
    }

    // Many wait, so that the first are told long before the last: those come back while the flight is still busy with landing.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_has_seen_a_flight_land_or_fail_cannot_join_it_any_more(bool lands)
    {
        for (int round = 0; round < 20; round++)
        {
            var flight = new Flight<string>().Begin(1);
            int joined = 0;
            Task[] waiting = [.. Enumerable.Range(0, 2_000).Select(_ => WaitAndJoinAsync())];

            if (lands)
            {
                flight.Land(new LoadedValue<string>("v", LoadSource.Origin));
            }
            else
            {
                flight.Fail(new TimeZoneNotFoundException());
            }

            await Task.WhenAll(waiting);
            Assert.Equal(0, joined);

            async Task WaitAndJoinAsync()
            {
                await ((Task)flight.WaitAsync(CancellationToken.None).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Interlocked.Add(ref joined, flight.TryJoin(1) ? 1 : 0);
            }
        }
    }

    private static bool Stores(Flight<string> flight)
    {
        bool stored = false;
        flight.Publish(0, _ => stored = true);
        return stored;
    }
}
