using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Search;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <summary>What the stores of the dashboard answer about its own sample orders: dashboards, pages of search results, series of analytics.</summary>
internal sealed class PayloadSamples(IServiceProvider stores)
{
    private static readonly string[] Words = ["bag", "lamp", "red mug", "garden", "puzzle", "paper"];

    public async Task<IReadOnlyList<PayloadSample>> CollectAsync() =>
    [
        await DashboardAsync("dashboard, 7 days", 7),
        await DashboardAsync("dashboard, 30 days", 30),
        await DashboardAsync("dashboard, 365 days", 365),
        await SearchAsync("search, 10 products", 10),
        await SearchAsync("search, 50 products", 50),
        await AnalyticsAsync("analytics, years", AnalyticsInterval.Year),
        await AnalyticsAsync("analytics, months", AnalyticsInterval.Month),
        await AnalyticsAsync("analytics, days", AnalyticsInterval.Day),
    ];

    private async Task<PayloadSample> DashboardAsync(string name, int days)
    {
        IKpiStore store = stores.GetRequiredService<IKpiStore>();
        DateTimeOffset end = KpiWindow.EndOfDay(await store.GetNewestOrderAsync(CancellationToken.None));
        var values = new List<DashboardDto>();
        foreach (int back in (int[])[0, 1, 30, 60])
        {
            var window = KpiWindow.LastDays(days, end.AddDays(-back));
            values.Add(await store.GetDashboardAsync(window, window.To, CancellationToken.None));
        }

        return new PayloadSample<DashboardDto>(
            name, values, static (service, sample, number) => service.GetDashboardAsync(sample, number, CancellationToken.None), PayloadJson.Default.DashboardDto);
    }

    private async Task<PayloadSample> SearchAsync(string name, int size)
    {
        ISearchStore store = stores.GetRequiredService<ISearchStore>();
        var values = new List<SearchPageDto>();
        foreach (string word in Words)
        {
            values.Add(await store.SearchAsync(new SearchRequest(word, 1, size), CancellationToken.None));
        }

        return new PayloadSample<SearchPageDto>(
            name, values, static (service, sample, number) => service.SearchAsync(sample, number, CancellationToken.None), PayloadJson.Default.SearchPageDto);
    }

    private async Task<PayloadSample> AnalyticsAsync(string name, AnalyticsInterval interval)
    {
        IAnalyticsStore store = stores.GetRequiredService<IAnalyticsStore>();
        var values = new List<AnalyticsDto>();
        foreach (AnalyticsDimension dimension in Enum.GetValues<AnalyticsDimension>())
        {
            foreach (AnalyticsMetric metric in Enum.GetValues<AnalyticsMetric>())
            {
                values.Add(await store.GetAsync(new AnalyticsRequest(dimension, metric, interval), CancellationToken.None));
            }
        }

        return new PayloadSample<AnalyticsDto>(
            name, values, static (service, sample, number) => service.GetAnalyticsAsync(sample, number, CancellationToken.None), PayloadJson.Default.AnalyticsDto);
    }
}
