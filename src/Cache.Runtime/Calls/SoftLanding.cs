using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Calls;

/// <summary>
/// Watches a flight for its soft time-out: when it is over, those on board get the stale value, if there is one; where one is found only later,
/// at that moment.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class SoftLanding<TKey, TValue> : IDisposable
    where TKey : struct, ICacheKey<TKey>
{
    private readonly Lock _lock = new();
    private readonly FlightLanding<TKey, TValue> _landing;
    private readonly Flight<TValue> _flight;
    private readonly ITimer _timer;
    private StaleValue<TKey, TValue>? _stale;
    private bool _isOver;

    public SoftLanding(FlightLanding<TKey, TValue> landing, Flight<TValue> flight, TimeSpan limit, TimeProvider time)
    {
        _landing = landing;
        _flight = flight;
        _timer = time.CreateTimer(static watch => ((SoftLanding<TKey, TValue>)watch!).End(), this, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes what may be served; the first value is kept.</summary>
    public void Offer(StaleValue<TKey, TValue>? stale)
    {
        lock (_lock)
        {
            _stale ??= stale;
            if (!_isOver)
            {
                return;
            }
        }

        Land();
    }

    public void Dispose() => _timer.Dispose();

    private void End()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        Land();
    }

    private void Land()
    {
        if (_stale is { } stale)
        {
            _landing.StaleEarly(_flight, stale);
        }
    }
}
