using MessagePack;
using StackExchange.Redis;

namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>No cache at all: a value is read from Redis and deserialised, or loaded and stored.</summary>
internal sealed class RawReader : ISubject
{
    private readonly ConnectionMultiplexer _connection;
    private readonly IDatabase _database;

    private RawReader(ConnectionMultiplexer connection)
    {
        _connection = connection;
        _database = connection.GetDatabase();
    }

    public static async Task<RawReader> StartAsync(string redis) => new(await ConnectionMultiplexer.ConnectAsync(redis));

    public async ValueTask<KpiDashboard> ReadAsync(int days)
    {
        string key = $"raw:{days}:{Origin.Region}";
        byte[]? bytes = await _database.StringGetAsync(key);
        if (bytes is not null)
        {
            return MessagePackSerializer.Deserialize<KpiDashboard>(bytes);
        }

        KpiDashboard value = Origin.Load(days);
        await _database.StringSetAsync(key, MessagePackSerializer.Serialize(value), TimeSpan.FromHours(1));
        return value;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
