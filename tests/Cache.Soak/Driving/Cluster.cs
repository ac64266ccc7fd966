using System.Globalization;
using KpiGen.Cache.Soak.Database;
using KpiGen.Cache.Soak.Nodes;
using KpiGen.Cache.Soak.Subject;
using KpiGen.Testing;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>Redis, the database and the nodes of a run.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly DatabaseServer _database = new(Cells.Count);
    private readonly DirectoryInfo _journals = Directory.CreateTempSubdirectory("kpigen-soak-");
    private readonly List<NodeProcess> _all = [];
    private readonly SoakSettings _settings;

    private Cluster(RedisServer redis, SoakSettings settings)
    {
        Redis = redis;
        _settings = settings;
    }

    public RedisServer Redis { get; }

    /// <summary>Gets every node there has been.</summary>
    public IReadOnlyList<NodeProcess> All => _all;

    public IReadOnlyList<NodeProcess> Living => [.. _all.Where(static node => node.KilledAt is null)];

    public static async Task<Cluster> StartAsync(SoakSettings settings)
    {
        var cluster = new Cluster(await RedisServer.StartAsync(), settings);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, settings.Nodes).Select(place => cluster.Launch(place).WaitUntilReadyAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more node; it need not be ready yet.</summary>
    public NodeProcess Launch(int place)
    {
        int number = _all.Count;
        string journal = Path.Combine(_journals.FullName, string.Create(CultureInfo.InvariantCulture, $"node-{number}"));
        var node = new NodeProcess(new NodeSettings(number, place, _settings.Seed + (number * 1000), Redis.Port, _database.Port, journal, _settings.Forgets));
        _all.Add(node);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (NodeProcess node in _all)
        {
            node.Dispose();
        }

        await Redis.DisposeAsync();
        _database.Dispose();
        _journals.Delete(recursive: true);
    }
}
