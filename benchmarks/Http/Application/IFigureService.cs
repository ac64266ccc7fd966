namespace KpiGen.Cache.Benchmarks.Http.Application;

[Cached(CacheType.Dashboard)]
public interface IFigureService
{
    Task<DashboardAnswer> GetAsync(int id, CancellationToken cancellationToken);

    /// <summary>Takes as long as the queries behind a dashboard.</summary>
    Task<DashboardAnswer> GetSlowlyAsync(int id, CancellationToken cancellationToken);
}

internal sealed class FigureService : IFigureService
{
    public static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(610);

    public Task<DashboardAnswer> GetAsync(int id, CancellationToken cancellationToken) => Task.FromResult(DashboardAnswer.Create(id));

    public async Task<DashboardAnswer> GetSlowlyAsync(int id, CancellationToken cancellationToken)
    {
        await Task.Delay(Slowness, cancellationToken);
        return DashboardAnswer.Create(id);
    }
}
