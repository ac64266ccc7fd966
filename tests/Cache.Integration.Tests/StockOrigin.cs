using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Integration.Tests;

/// <summary>The origin that all nodes have in common, as they have a database. Every write makes its version the next one.</summary>
public sealed class StockOrigin : IStockService
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _version = 1;
    private int _calls;

    /// <summary>Gets how many reads there were.</summary>
    public int Calls => _calls;

    /// <summary>Gets the ids that the last batch was asked for.</summary>
    public IReadOnlyCollection<int> Asked { get; private set; } = [];

    /// <summary>Gets a task that ends when a single call is under way.</summary>
    public Task Started => _started.Task;

    /// <summary>Gets or sets what single calls wait for after they have read.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<int> CountAsync(string brand, int id, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        int read = _version;
        _started.TrySetResult();
        await Gate.WaitAsync(cancellationToken);
        return read;
    }

    public Task<IReadOnlyDictionary<int, int>> CountManyAsync(string brand, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        Asked = ids;
        return Task.FromResult<IReadOnlyDictionary<int, int>>(ids.ToDictionary(static id => id, _ => _version));
    }

    public ValueTask<string> SummaryAsync(string brand) => new($"{brand} {_version}, call {Interlocked.Increment(ref _calls)}");

    public async IAsyncEnumerable<int> MovesAsync(int id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        await Task.Yield();
        yield return id;
        yield return _version;
    }

    public Task RestockAsync(string brand) => WriteAsync();

    public Task SetAsync(string brand, int id) => WriteAsync();

    private Task WriteAsync()
    {
        Interlocked.Increment(ref _version);
        return Task.CompletedTask;
    }
}
