using KpiGen.Cache;

namespace KpiGen.Http.Benchmarks.Application;

[Cached(CacheType.Dashboard)]
public interface IFigureService
{
    Task<Figures> GetAsync(int id, CancellationToken cancellationToken);

    /// <summary>Takes as long as the queries behind a dashboard.</summary>
    Task<Figures> GetSlowlyAsync(int id, CancellationToken cancellationToken);
}

internal sealed class FigureService : IFigureService
{
    public static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(610);

    public Task<Figures> GetAsync(int id, CancellationToken cancellationToken) => Task.FromResult(Figures.Create(id));

    public async Task<Figures> GetSlowlyAsync(int id, CancellationToken cancellationToken)
    {
        await Task.Delay(Slowness, cancellationToken);
        return Figures.Create(id);
    }
}
