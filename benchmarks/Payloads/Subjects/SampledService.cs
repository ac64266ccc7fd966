using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Search;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <summary>The origin: it answers at once with what the stores have answered before.</summary>
internal sealed class SampledService(IEnumerable<PayloadSample> samples) : IPayloadService
{
    private readonly Dictionary<string, PayloadSample> _samples = samples.ToDictionary(static sample => sample.Name);
    private long _calls;

    /// <summary>Gets how often it was asked.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    public Task<DashboardDto> GetDashboardAsync(string sample, int number, CancellationToken cancellationToken) => AnswerAsync<DashboardDto>(sample, number);

    public Task<SearchPageDto> SearchAsync(string sample, int number, CancellationToken cancellationToken) => AnswerAsync<SearchPageDto>(sample, number);

    public Task<AnalyticsDto> GetAnalyticsAsync(string sample, int number, CancellationToken cancellationToken) => AnswerAsync<AnalyticsDto>(sample, number);

    private Task<T> AnswerAsync<T>(string sample, int number)
    {
        Interlocked.Increment(ref _calls);
        return Task.FromResult(((PayloadSample<T>)_samples[sample]).ValueOf(number));
    }
}
