namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>The origin of all shapes.</summary>
public sealed class ShapeService : IShapeService
{
    public ValueTask<int> CountAsync(int id) => new(id);

    public int Peek(int id) => id;

    public ValueTask<int> OfDayAsync(DayOfWeek day) => new((int)day);

    public ValueTask<int> OfIdAsync(Guid id) => new(1);

    public ValueTask<int> SinceAsync(DateTime since) => new(1);

    public ValueTask<int> OfNameAsync(string? name) => new(1);

    public ValueTask<int> OfQueryAsync(ShapeQuery query) => new(1);

    public Task<long> TotalAsync() => Task.FromResult(1L << 40);
}
