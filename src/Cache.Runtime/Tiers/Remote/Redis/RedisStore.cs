using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tiers.Remote.Leases;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Redis, Valkey or Garnet as remote store. Every command touches one slot, so it runs on Redis Cluster as well.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class RedisStore(RedisConnection connection, RedisClock clock) : IRemoteStore, IDisposable
{
    private readonly RedisLeaseRequests _requests = new(connection, clock);
    private readonly RedisLeases _leases = new(connection);
    private readonly RedisFills _fills = new(connection, clock);
    private readonly RedisNumbers _numbers = new(connection);
    private readonly RedisLog _log = new(connection, clock);
    private readonly RedisRemoval _removal = new(connection);

    public bool IsConnected => connection.IsConnected;

    public Task ConnectAsync(CancellationToken cancellationToken) => connection.GetAsync().WaitAsync(cancellationToken);

    public ValueTask<RemoteValue?> GetAsync(byte[] key)
        => connection.IsMade && clock.IsSet ? RedisRead.Begin(connection.GetConnected().GetDatabase(), key, clock) : GetWhenConnectedAsync(key);

    public Task<RemoteValue?[]> GetManyAsync(byte[][] keys)
        => connection.IsMade && clock.IsSet ? RedisBatchRead.ReadAsync(connection.GetConnected(), keys, clock) : GetManyWhenConnectedAsync(keys);

    public RemoteValue? Get(byte[] key)
    {
        IDatabase database = connection.GetConnected().GetDatabase();
        clock.EnsureSet(database);
        try
        {
            RedisValue found = database.StringGet(key);
            return found.IsNull ? null : RedisEntry.Read((ReadOnlyMemory<byte>)found, clock);
        }
        catch (RedisServerException exception) when (ForeignValue.IsCauseOf(exception))
        {
            return ForeignValue.Nothing;
        }
    }

    public Task<LeaseReply> AcquireAsync(LeaseRequest request) => _requests.AcquireAsync(request);

    public Task<LeaseReply[]> AcquireManyAsync(LeaseRequest[] requests) => _requests.AcquireManyAsync(requests);

    public LeaseReply Acquire(LeaseRequest request) => _requests.Acquire(request);

    public ValueTask<bool> FillAsync(RemoteFrame frame) => _fills.FillAsync(frame);

    public Task<bool[]> FillManyAsync(RemoteFrame[] frames) => _fills.FillManyAsync(frames);

    public Task<bool> RenewAsync(byte[] key, byte[] token, TimeSpan duration) => _leases.RenewAsync(key, token, duration);

    public Task<bool> ReleaseAsync(byte[] key, byte[] token) => _leases.ReleaseAsync(key, token);

    public Task<bool> RemoveAsync(byte[] key) => _removal.RemoveAsync(key);

    public Task RemoveMatchingAsync(string pattern, Action<long> removed, CancellationToken cancellationToken)
        => _removal.RemoveMatchingAsync(pattern, removed, cancellationToken);

    public Task RemoveOutdatedAsync(string pattern, EpochStamp oldest, Action<long> removed, CancellationToken cancellationToken)
        => _removal.RemoveOutdatedAsync(pattern, oldest, removed, cancellationToken);

    public Task<long> ReadSequenceAsync(string name, long known, TimeSpan? keep) => _numbers.ReadAsync(name, known, keep);

    public long ReadSequence(string name, long known, TimeSpan? keep) => _numbers.Read(name, known, keep);

    public Task<long> RaiseSequenceAsync(string name, long known, TimeSpan? keep) => _numbers.RaiseAsync(name, known, keep);

    public Task<long> AppendAsync(string log, byte[] message, long known) => _log.AppendAsync(log, message, known);

    public Task<RemoteLog> ReadLogAsync(string log, long after) => _log.ReadAsync(log, after);

    public Task SubscribeAsync(string log, Action<NumberedMessage> received, Action interrupted) => _log.SubscribeAsync(log, received, interrupted);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // A provider that is disposed synchronously refuses services that can only be disposed asynchronously.
    public void Dispose() => connection.Dispose();

    private async Task<RemoteValue?[]> GetManyWhenConnectedAsync(byte[][] keys)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(multiplexer.GetDatabase()).ConfigureAwait(false);
        return await RedisBatchRead.ReadAsync(multiplexer, keys, clock).ConfigureAwait(false);
    }

    private async ValueTask<RemoteValue?> GetWhenConnectedAsync(byte[] key)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(database).ConfigureAwait(false);
        return await RedisRead.Begin(database, key, clock).ConfigureAwait(false);
    }
}
