using KpiGen.Cache.Soak.Database;

namespace KpiGen.Cache.Soak.Subject;

/// <summary>The origin: asks the database, is slow and fails at random.</summary>
internal sealed class Catalog(DatabaseClient database) : ICatalog
{
    private const double FailureRate = 0.01;
    private const double HangRate = 0.01;

    private static int _running;

    /// <summary>Gets how many calls are under way.</summary>
    public static int Running => Volatile.Read(ref _running);

    public async Task<Reading> FindAsync(int cell, CancellationToken cancellationToken)
        => await RunAsync(async () => Of(cell, await database.ReadAsync(cell)), cancellationToken);

    public Task<IReadOnlyDictionary<int, Reading>> FindManyAsync(IReadOnlyCollection<int> cells, CancellationToken cancellationToken)
        => RunAsync(
            async () =>
            {
                var found = new Dictionary<int, Reading>();
                foreach (int cell in cells)
                {
                    found.Add(cell, Of(cell, await database.ReadAsync(cell)));
                }

                return (IReadOnlyDictionary<int, Reading>)found;
            },
            cancellationToken);

    public Reading Peek(int cell, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        try
        {
            ThrowSometimes();
            Reading reading = Of(cell, database.Read(cell));
            cancellationToken.WaitHandle.WaitOne(Delay());
            cancellationToken.ThrowIfCancellationRequested();
            return reading;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public async ValueTask<Mark> WatchAsync(int cell, CancellationToken cancellationToken)
        => await RunAsync(async () => new Mark(cell, await database.ReadAsync(cell)), cancellationToken);

    public async Task<Reading> SumAsync(int shelf, int cell, CancellationToken cancellationToken)
        => await RunAsync(async () => Of(cell, await database.ReadAsync(cell)), cancellationToken);

    // The delay comes behind the reading: what is returned is then old already, which is when invalidations are easily lost.
    private static async Task<T> RunAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        try
        {
            ThrowSometimes();
            T value = await read();
            await Task.Delay(Delay(), cancellationToken);
            return value;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static Reading Of(int cell, long version) => new(cell, version, new string('x', cell));

    private static int Delay() => Random.Shared.NextDouble() < HangRate ? 200 : Random.Shared.Next(20);

    private static void ThrowSometimes()
    {
        if (Random.Shared.NextDouble() < FailureRate)
        {
            throw new OriginException();
        }
    }
}
