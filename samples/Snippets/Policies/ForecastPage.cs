using KpiGen.Cache;

namespace Snippets.Policies;

public sealed class ForecastPage(IForecastService forecasts)
{
    public async Task<Forecast> ReloadAsync(string region, CancellationToken cancellationToken)
    {
        #region policy-refresh
        using (CacheRefresh.Begin())
        {
            return await forecasts.GetAsync(region, cancellationToken);
        }
        #endregion
    }
}
