namespace KpiGen.Cache.AspNetCore.Tests.Harness;

[Cached(CacheType.Product)]
public interface IReportService
{
    Task<Report> GetAsync(int id, CancellationToken cancellationToken);

    Task<string?> FindTitleAsync(int id);

    [Cached(CacheType.Product, Sharing = CacheSharing.Copy)]
    Task<Draft> GetDraftAsync(int id);
}
