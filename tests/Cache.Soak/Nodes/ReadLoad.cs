using System.Diagnostics;
using KpiGen.Cache.Soak.Journals;
using KpiGen.Cache.Soak.Subject;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>Reads cells at random, some of them with little patience, and notes what comes back.</summary>
internal sealed class ReadLoad(ICatalog catalog, JournalWriter journal, FailureCount failures, int seed)
{
    private const int Burst = 20;
    private const int BatchSize = 8;
    private const double Impatient = 0.05;

    private readonly Random _random = new(seed);

    /// <summary>Reads what can be waited for without a thread.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            for (int i = 0; i < Burst && !stopping.IsCancellationRequested; i++)
            {
                await ReadAsync();
            }

            await Task.Delay(_random.Next(2, 10), CancellationToken.None);
        }
    }

    /// <summary>Reads the synchronous method, on a thread of its own.</summary>
    public void Run(CancellationToken stopping)
    {
        while (!stopping.WaitHandle.WaitOne(_random.Next(2, 10)))
        {
            for (int i = 0; i < Burst; i++)
            {
                Peek();
            }
        }
    }

    private async Task ReadAsync()
    {
        int cell = Cells.Pick(_random, PickMethod());
        using CancellationTokenSource? patience = PickPatience();
        CancellationToken token = patience?.Token ?? CancellationToken.None;
        long start = Stopwatch.GetTimestamp();
        try
        {
            if (Cells.MethodOf(cell) == CellMethod.Find && _random.Next(4) == 0)
            {
                await ReadBatchAsync(token);
                return;
            }

            (int found, long version) = await ReadOneAsync(cell, token);
            Note(start, ReadKind.Single, cell, found, version);
        }
        catch (Exception exception)
        {
            Note(start, cell, exception, token);
        }
    }

    private async Task ReadBatchAsync(CancellationToken token)
    {
        int[] cells = [.. Enumerable.Range(0, BatchSize).Select(_ => Cells.Pick(_random, CellMethod.Find)).Distinct()];
        long start = Stopwatch.GetTimestamp();
        foreach ((int cell, Reading reading) in await catalog.FindManyAsync(cells, token))
        {
            Note(start, ReadKind.Batch, cell, reading.Cell, reading.Version);
        }
    }

    private async Task<(int Cell, long Version)> ReadOneAsync(int cell, CancellationToken token)
    {
        if (Cells.MethodOf(cell) == CellMethod.Watch)
        {
            Mark mark = await catalog.WatchAsync(cell, token);
            return (mark.Cell, mark.Version);
        }

        Reading reading = Cells.MethodOf(cell) == CellMethod.Find
            ? await catalog.FindAsync(cell, token)
            : await catalog.SumAsync(Cells.ShelfOf(cell), cell, token);
        return (reading.Cell, reading.Version);
    }

    private void Peek()
    {
        int cell = Cells.Pick(_random, CellMethod.Peek);
        using CancellationTokenSource? patience = PickPatience();
        CancellationToken token = patience?.Token ?? CancellationToken.None;
        long start = Stopwatch.GetTimestamp();
        try
        {
            Reading reading = catalog.Peek(cell, token);
            Note(start, ReadKind.Single, cell, reading.Cell, reading.Version);
        }
        catch (Exception exception)
        {
            Note(start, cell, exception, token);
        }
    }

    private CellMethod PickMethod() => _random.Next(3) switch { 0 => CellMethod.Find, 1 => CellMethod.Watch, _ => CellMethod.Sum };

    private CancellationTokenSource? PickPatience()
        => _random.NextDouble() < Impatient ? new CancellationTokenSource(TimeSpan.FromMilliseconds(_random.Next(1, 15))) : null;

    private void Note(long start, ReadKind kind, int asked, int found, long version)
        => journal.Add(found == asked
            ? new JournalRecord(RecordKind.Read, (byte)kind, false, asked, version, start, Stopwatch.GetTimestamp())
            : new JournalRecord(RecordKind.WrongCell, (byte)kind, false, asked, found, start, Stopwatch.GetTimestamp()));

    private void Note(long start, int cell, Exception exception, CancellationToken token)
    {
        RecordKind? permitted = exception switch
        {
            OriginException => RecordKind.OriginFailure,
            OperationCanceledException when token.IsCancellationRequested => RecordKind.Cancelled,
            _ => null,
        };
        if (permitted is { } kind)
        {
            journal.Add(new JournalRecord(kind, 0, false, cell, 0, start, Stopwatch.GetTimestamp()));
        }
        else
        {
            failures.Add($"read of cell {cell}", exception);
        }
    }
}
