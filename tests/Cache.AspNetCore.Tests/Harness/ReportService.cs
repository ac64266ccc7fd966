namespace KpiGen.Cache.AspNetCore.Tests.Harness;

/// <summary>The origin, as a test wants it.</summary>
public sealed class ReportService : IReportService
{
    /// <summary>What reports are called from now on.</summary>
    public string Title { get; set; } = "Umsätze <Q3>";

    public bool IsPartial { get; set; }

    public Task<Report> GetAsync(int id, CancellationToken cancellationToken)
    {
        if (IsPartial)
        {
            CacheLoad.MarkPartial();
        }

        return Task.FromResult(new Report(id, Title, new Amount(12.5m)));
    }

    public Task<string?> FindTitleAsync(int id) => Task.FromResult<string?>(null);

    public Task<Draft> GetDraftAsync(int id) => Task.FromResult(new Draft { Text = Title });
}
