using System.Runtime.CompilerServices;

namespace KpiGen.Cache.AotSmoke;

/// <summary>The origin; it counts its calls.</summary>
public sealed class ReportService : IReportService
{
    public static int Calls { get; private set; }

    public Task<Report> GetAsync(ReportKey key, CancellationToken cancellationToken)
    {
        Calls++;
        return Task.FromResult(Create(key.Kind));
    }

    public ValueTask<int> CountAsync(string region, DateOnly? day)
    {
        Calls++;
        return new ValueTask<int>(region.Length);
    }

    public Task<IReadOnlyDictionary<string, int>> CountManyAsync(IReadOnlyCollection<string> regions, DateOnly? day)
    {
        Calls++;
        return Task.FromResult<IReadOnlyDictionary<string, int>>(regions.ToDictionary(static region => region, static region => region.Length * 10));
    }

    public Report? Find(Guid id)
    {
        Calls++;
        return id == Guid.Empty ? null : Create(ReportKind.Weekly);
    }

    public async IAsyncEnumerable<ReportLine> LinesAsync(string region, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Calls++;
        foreach (ReportLine line in Create(ReportKind.Daily).Lines)
        {
            await Task.Yield();
            yield return line;
        }
    }

    public Task<IReadOnlyList<int>> RanksAsync(int count, CancellationToken cancellationToken)
    {
        Calls++;
        return Task.FromResult<IReadOnlyList<int>>([.. Enumerable.Range(1, count)]);
    }

    public Task<int> ImportAsync(ReportKey key, Guid id) => Task.FromResult(key.Stores.Count);

    private static Report Create(ReportKind kind) => new(
        new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        kind,
        1_694_050.71m,
        [new ReportLine(new DateOnly(2011, 11, 10), 129, null), new ReportLine(new DateOnly(2011, 11, 11), 105, "Friday")],
        new Dictionary<string, double?> { ["50.0"] = 294.32, ["99.0"] = null });
}
