using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>One read of a key. It is used again for later reads, so that reading costs no memory beside the client's own.</summary>
internal sealed class RedisRead : IValueTaskSource<RemoteValue?>
{
    private const int MaxIdle = 256;

    private static readonly ConcurrentQueue<RedisRead> Idle = new();

    private readonly Action _goOn;
    private ManualResetValueTaskSourceCore<bool> _answered;
    private Task<Lease<byte>?> _value = null!;
    private RedisClock _clock = null!;

    private RedisRead() => _goOn = () => _answered.SetResult(true);

    public static ValueTask<RemoteValue?> Begin(IDatabase database, byte[] key, RedisClock clock)
    {
        Task<Lease<byte>?> value = database.StringGetLeaseAsync(key);
        if (!Idle.TryDequeue(out RedisRead? read))
        {
            read = new RedisRead();
        }

        read._value = value;
        read._clock = clock;
        var answer = new ValueTask<RemoteValue?>(read, read._answered.Version);
        value.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(read._goOn);
        return answer;
    }

    RemoteValue? IValueTaskSource<RemoteValue?>.GetResult(short token)
    {
        _answered.GetResult(token);
        (Task<Lease<byte>?> value, RedisClock clock) = (_value, _clock);
        _value = null!;
        _clock = null!;
        _answered.Reset();
        if (Idle.Count < MaxIdle)
        {
            Idle.Enqueue(this);
        }

        return ForeignValue.IsCauseOf(value.Exception?.InnerException) ? ForeignValue.Nothing
            : value.GetAwaiter().GetResult() is { } found ? RedisEntry.Read(found.Memory, clock, found)
            : null;
    }

    ValueTaskSourceStatus IValueTaskSource<RemoteValue?>.GetStatus(short token) => _answered.GetStatus(token);

    void IValueTaskSource<RemoteValue?>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _answered.OnCompleted(continuation, state, token, flags);
}
