using System.Reflection;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>A decorated service with streams, whose origin yields what the test says and counts what happens to it.</summary>
internal sealed class StreamSample : IAsyncDisposable
{
    public const int MaxItems = 3;

    private const string Source = """
        public sealed class Row { public int Value { get; set; } public override string ToString() => Value.ToString(); }
        public interface IReadings
        {
            [Cached(CacheType.User, MaxItems = 3)] IAsyncEnumerable<int> ReadAsync(List<int> ids, CancellationToken token);
            [Cached(CacheType.User, MaxItems = 3)] IAsyncEnumerable<int> PlainAsync(in int id);
            [Cached(CacheType.User, MaxItems = 3, VaryByUser = true)] IAsyncEnumerable<string?> MineAsync(int id, CancellationToken token);
            [Cached(CacheType.User, Sharing = CacheSharing.Copy)] IAsyncEnumerable<Row> RowsAsync(CancellationToken token);
        }
        public sealed class Readings(Func<List<int>, CancellationToken, IAsyncEnumerable<int>> read, Func<IAsyncEnumerable<string?>> mine) : IReadings
        {
            public static Row Kept { get; } = new Row { Value = 1 };
            public IAsyncEnumerable<int> ReadAsync(List<int> ids, CancellationToken token) => read(ids, token);
            public IAsyncEnumerable<int> PlainAsync(in int id) => read([id], CancellationToken.None);
            public IAsyncEnumerable<string?> MineAsync(int id, CancellationToken token) => mine();
            public async IAsyncEnumerable<Row> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token) { await Task.Yield(); yield return Kept; }
        }
        public static class Use
        {
            public static IAsyncEnumerable<int> Read(object service, List<int> ids, CancellationToken token) => ((IReadings)service).ReadAsync(ids, token);
            public static IAsyncEnumerable<int> Plain(object service, int id) => ((IReadings)service).PlainAsync(in id);
            public static IAsyncEnumerable<string?> Mine(object service) => ((IReadings)service).MineAsync(1, CancellationToken.None);
            public static async Task<string> SpoilRows(object service)
            {
                string seen = "";
                await foreach (Row row in ((IReadings)service).RowsAsync(CancellationToken.None)) { seen += row; row.Value = 9; }
                Readings.Kept.Value = 8;
                return seen;
            }
        }
        """;

    private static readonly Assembly Loaded = GeneratorHarness.Run(Source).Load();

    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;
    private readonly object _service;

    public StreamSample()
    {
        var services = new ServiceCollection();
        services.AddCache();
        services.AddSingleton<ICacheUser>(new User());
        services.AddScoped<ScopeProbe>();
        services.AddScoped<Func<List<int>, CancellationToken, IAsyncEnumerable<int>>>(provider =>
        {
            Scopes.Add(provider.GetRequiredService<ScopeProbe>());
            return Yield;
        });
        services.AddScoped<Func<IAsyncEnumerable<string?>>>(_ => UsersAsync);
        services.AddScoped(Type("IReadings"), Type("Readings"));
        Type("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions").GetMethod("AddCachedServices")!.Invoke(null, [services]);
        _provider = services.BuildServiceProvider(validateScopes: true);
        _scope = _provider.CreateAsyncScope();
        _service = _scope.ServiceProvider.GetRequiredService(Type("IReadings"));
    }

    /// <summary>Gets or sets what the origin yields for a list of numbers.</summary>
    public Func<List<int>, CancellationToken, IAsyncEnumerable<int>> Origin { get; set; } = (ids, _) => ids.ToAsyncEnumerable();

    /// <summary>Gets the tokens of the origin's enumerations, one for each.</summary>
    public List<CancellationToken> Opened { get; } = [];

    /// <summary>Gets how many enumerations of the origin have been disposed.</summary>
    public int Closed { get; private set; }

    public List<ScopeProbe> Scopes { get; } = [];

    public ScopeProbe CallersScope => _scope.ServiceProvider.GetRequiredService<ScopeProbe>();

    public CacheCounts Counts(string method)
        => _provider.GetRequiredService<ICacheStatistics>().Read().Methods.Single(counted => counted.Method == "IReadings." + method).Counts;

    public IAsyncEnumerable<int> Read(List<int> ids) => ReadUntil(ids, CancellationToken.None);

    public IAsyncEnumerable<int> ReadUntil(List<int> ids, CancellationToken token)
        => (IAsyncEnumerable<int>)Type("Use").GetMethod("Read")!.Invoke(null, [_service, ids, token])!;

    public IAsyncEnumerable<int> Plain(int id) => (IAsyncEnumerable<int>)Type("Use").GetMethod("Plain")!.Invoke(null, [_service, id])!;

    public IAsyncEnumerable<string?> Mine() => (IAsyncEnumerable<string?>)Type("Use").GetMethod("Mine")!.Invoke(null, [_service])!;

    public Task<string> SpoilRowsAsync() => (Task<string>)Type("Use").GetMethod("SpoilRows")!.Invoke(null, [_service])!;

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
    }

    /// <summary>Yields some items at once and others when <paramref name="gate"/> opens.</summary>
    public static async IAsyncEnumerable<int> AfterAsync(Task gate, IReadOnlyList<int> items, IReadOnlyList<int>? before = null)
    {
        foreach (int item in before ?? [])
        {
            yield return item;
        }

        await gate;
        foreach (int item in items)
        {
            yield return item;
        }
    }

    private async IAsyncEnumerable<int> Yield(List<int> ids, [EnumeratorCancellation] CancellationToken token)
    {
        Opened.Add(token);
        try
        {
            await foreach (int item in Origin(ids, token))
            {
                yield return item;
            }
        }
        finally
        {
            Closed++;
        }
    }

    // One more than can be stored, each the user that the origin is told at that moment.
    private static async IAsyncEnumerable<string?> UsersAsync()
    {
        for (int i = 0; i <= MaxItems; i++)
        {
            yield return CacheLoad.UserId;
            await Task.Yield();
        }
    }

    private static Type Type(string name) => Loaded.GetType(name, throwOnError: true)!;

    internal sealed class ScopeProbe;

    private sealed class User : ICacheUser
    {
        public string? Id => "ada";
    }
}
