using KpiGen.Cache;

namespace Snippets.Policies;

#region policy-service
public interface IForecastService
{
    [Cached(CacheType.Analytics, StaleSeconds = 600, SoftTimeoutMilliseconds = 200, When = nameof(IsComplete), Fallback = nameof(Unknown))]
    Task<Forecast> GetAsync(string region, CancellationToken cancellationToken);

    static bool IsComplete(Forecast forecast) => forecast.Days.Count == 7;

    static Forecast Unknown => new([]);
}
#endregion

public sealed record Forecast(IReadOnlyList<decimal> Days);
