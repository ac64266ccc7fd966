using System.Globalization;
using KpiGen.Cache.Benchmarks.Load.Subjects;
using StackExchange.Redis;

namespace KpiGen.Cache.Benchmarks.Load.Nodes;

/// <summary>An origin that takes half a second for the keys of stampedes, and counts the calls of all processes together, in Redis.</summary>
internal sealed class CountedOrigin : IKpiService, IAsyncDisposable
{
    public static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(500);

    private const int FirstSlow = 1_000_000;

    private readonly ConnectionMultiplexer _connection;

    private CountedOrigin(ConnectionMultiplexer connection) => _connection = connection;

    public static async Task<CountedOrigin> ConnectAsync(string redis) => new(await ConnectionMultiplexer.ConnectAsync(redis));

    /// <summary>Returns the key of a stampede.</summary>
    public static int KeyOf(int stampede) => FirstSlow + stampede;

    /// <summary>Gets how often the value of a key was loaded, by whatever process.</summary>
    public async Task<int> CallsAsync(int days) => (int)await _connection.GetDatabase().StringGetAsync(CounterOf(days));

    public async Task<KpiDashboard> GetAsync(int days, string region, CancellationToken cancellationToken)
    {
        if (days >= FirstSlow)
        {
            await _connection.GetDatabase().StringIncrementAsync(CounterOf(days));
            await Task.Delay(Duration, cancellationToken);
        }

        return Origin.Load(days);
    }

    public Task<IReadOnlyDictionary<int, KpiDashboard>> GetManyAsync(IReadOnlyCollection<int> days, string region, CancellationToken cancellationToken)
        => throw new NotSupportedException("Stampedes are of single calls.");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static string CounterOf(int days) => string.Create(CultureInfo.InvariantCulture, $"origin-calls:{days}");
}
