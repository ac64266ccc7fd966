namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>One method for each shape of key and of result.</summary>
[Cached(CacheType.Dashboard)]
public interface IShapeService
{
    ValueTask<int> CountAsync(int id);

    int Peek(int id);

    ValueTask<int> OfDayAsync(DayOfWeek day);

    ValueTask<int> OfIdAsync(Guid id);

    ValueTask<int> SinceAsync(DateTime since);

    ValueTask<int> OfNameAsync(string? name);

    ValueTask<int> OfQueryAsync(ShapeQuery query);

    Task<long> TotalAsync();
}

/// <summary>A record as a key.</summary>
public sealed record ShapeQuery(string Region, DateOnly Day, decimal Least);
