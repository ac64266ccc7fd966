namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>The origin of all pairs. It always answers with the same object, so that what entries retain is theirs alone.</summary>
public sealed class PairService : IPairService
{
    private static readonly Task<KpiPayload> Answer = Task.FromResult(KpiPayload.Create(42, "north"));

    public ValueTask<int> CountAsync(int id, string region, CancellationToken cancellationToken) => new(id);

    public KpiPayload Peek(int id, string region) => Answer.Result;

    public Task<KpiPayload> GetAsync(int id, string region, CancellationToken cancellationToken) => Answer;

    public Task<KpiPayload> OfDayAsync(DayOfWeek day, string region, CancellationToken cancellationToken) => Answer;

    public Task<KpiPayload> OfIdAsync(Guid id, string region, CancellationToken cancellationToken) => Answer;

    public Task<KpiPayload> SinceAsync(DateTime since, string region, CancellationToken cancellationToken) => Answer;

    public Task<KpiPayload> OfNameAsync(string? name, string region, CancellationToken cancellationToken) => Answer;

    public Task<KpiPayload> OfQueryAsync(ShapeQuery query, string region, CancellationToken cancellationToken) => Answer;

    public Task<KpiPayload> TotalAsync(CancellationToken cancellationToken) => Answer;
}
