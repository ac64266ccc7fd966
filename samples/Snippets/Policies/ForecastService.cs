using KpiGen.Cache;

namespace Snippets.Policies;

public abstract class ForecastService : IForecastService
{
    #region policy-origin
    public async Task<Forecast> GetAsync(string region, CancellationToken cancellationToken)
    {
        List<decimal> days = await ReadAsync(region, cancellationToken);
        if (days.Count < 7)
        {
            CacheLoad.MarkPartial();
        }

        CacheLoad.SetTimeToLive(TimeSpan.FromHours(1));
        return new Forecast(days);
    }
    #endregion

    protected abstract Task<List<decimal>> ReadAsync(string region, CancellationToken cancellationToken);
}
