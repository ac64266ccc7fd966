using System.Diagnostics;
using KpiGen.Cache.Soak.Database;
using KpiGen.Cache.Soak.Journals;
using KpiGen.Cache.Soak.Subject;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>Writes cells at random and invalidates what was written, in every way there is.</summary>
internal sealed class WriteLoad(ICacheInvalidator invalidator, DatabaseClient database, JournalWriter journal, FailureCount failures, NodeSettings settings)
{
    private static readonly InvalidationResult Forgotten = new(0, Completed: true);

    // One turn of three a node only reads. One that writes while Redis is gone outdates whole types and so has nothing left that could be too old.
    private const int Turns = 3;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(8);

    private readonly Random _random = new(settings.Seed);

    private bool IsResting => (long)(Stopwatch.GetElapsedTime(0) / Turn) % Turns == settings.Place % Turns;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (!IsResting)
            {
                await WriteAsync();
            }

            await Task.Delay(_random.Next(10, 60), CancellationToken.None);
        }
    }

    private async Task WriteAsync()
    {
        int cell = Cells.Pick(_random);
        InvalidationKind kind = PickKind(cell);
        try
        {
            long start = Stopwatch.GetTimestamp();
            long version = await database.WriteAsync(cell);
            InvalidationResult result = _random.NextDouble() < settings.Forgets ? Forgotten : await InvalidateAsync(cell, kind);
            journal.Add(new JournalRecord(RecordKind.Write, (byte)kind, result.Completed, cell, version, start, Stopwatch.GetTimestamp()));
        }
        catch (Exception exception)
        {
            failures.Add($"invalidation ({kind}) of cell {cell}", exception);
        }
    }

    // Wide invalidations are rare, or nothing would be cached.
    private InvalidationKind PickKind(int cell) => _random.Next(100) switch
    {
        < 1 => InvalidationKind.All,
        < 7 => InvalidationKind.Type,
        < 17 => InvalidationKind.Pattern,
        < 60 when Cells.MethodOf(cell) == CellMethod.Sum => InvalidationKind.Tag,
        _ => InvalidationKind.Key,
    };

    private Task<InvalidationResult> InvalidateAsync(int cell, InvalidationKind kind) => kind switch
    {
        InvalidationKind.Key => invalidator.InvalidateAsync(KeyOf(cell)),
        InvalidationKind.Type => invalidator.InvalidateTypeAsync(TypeOf(cell)),
        InvalidationKind.Tag => invalidator.InvalidateTagAsync($"shelf:{Cells.ShelfOf(cell)}"),
        InvalidationKind.Pattern => invalidator.InvalidatePatternAsync(PatternOf(cell)),
        _ => invalidator.InvalidateAllAsync(),
    };

    private static CacheKey KeyOf(int cell) => Cells.MethodOf(cell) switch
    {
        CellMethod.Find => CatalogKeys.FindAsync(cell),
        CellMethod.Peek => CatalogKeys.Peek(cell),
        CellMethod.Watch => CatalogKeys.WatchAsync(cell),
        _ => CatalogKeys.SumAsync(Cells.ShelfOf(cell), cell),
    };

    private static CacheType TypeOf(int cell) => Cells.MethodOf(cell) switch
    {
        CellMethod.Find => CacheType.Product,
        CellMethod.Peek or CellMethod.Watch => CacheType.Search,
        _ => CacheType.Analytics,
    };

    private static string PatternOf(int cell)
        => $"{Promises.KeyPrefix}:{CacheTypeNames.Of(TypeOf(cell))}:*.{Cells.MethodOf(cell)}*";
}
