using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>
/// One read of a key with its time to live. It is used again for later reads, so that reading costs no memory beside the client's own.
/// </summary>
/// <remarks>
/// Two commands in one go and not one of both: only a plain <c>GET</c> can read into a buffer that is used again. The time is asked for before the
/// value: a key that expires in between is then a miss, and not a value that nobody knows the time of.
/// </remarks>
internal sealed class RedisRead : IValueTaskSource<RemoteValue?>
{
    private const int MaxIdle = 256;

    private static readonly ConcurrentQueue<RedisRead> Idle = new();

    private readonly Action _goOn;
    private ManualResetValueTaskSourceCore<bool> _answered;
    private Task<TimeSpan?> _left = null!;
    private Task<Lease<byte>?> _value = null!;

    private RedisRead() => _goOn = GoOn;

    public static ValueTask<RemoteValue?> Begin(IDatabase database, byte[] key)
    {
        if (!Idle.TryDequeue(out RedisRead? read))
        {
            read = new RedisRead();
        }

        read._left = database.KeyTimeToLiveAsync(key);
        read._value = Lease(database, key);
        var answer = new ValueTask<RemoteValue?>(read, read._answered.Version);
        read.GoOn();
        return answer;
    }

    RemoteValue? IValueTaskSource<RemoteValue?>.GetResult(short token)
    {
        _answered.GetResult(token);
        (Task<TimeSpan?> left, Task<Lease<byte>?> value) = (_left, _value);
        _left = null!;
        _value = null!;
        _answered.Reset();
        if (Idle.Count < MaxIdle)
        {
            Idle.Enqueue(this);
        }

        if (value.IsCompletedSuccessfully && left.IsCompletedSuccessfully)
        {
            return value.Result is { } found ? new RemoteValue(found.Memory, left.Result, found) : null;
        }

        // Both are looked at: an exception that nobody has seen would be reported as unobserved.
        _ = left.Exception;
        if (ForeignValue.IsCauseOf(value.Exception?.InnerException))
        {
            return ForeignValue.Nothing;
        }

        value.GetAwaiter().GetResult()?.Dispose();
        left.GetAwaiter().GetResult();
        throw new InvalidOperationException("A command of a failed read has not failed.");
    }

    ValueTaskSourceStatus IValueTaskSource<RemoteValue?>.GetStatus(short token) => _answered.GetStatus(token);

    void IValueTaskSource<RemoteValue?>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _answered.OnCompleted(continuation, state, token, flags);

    // The client may refuse a command at once; the one before it is under way then.
    private static Task<Lease<byte>?> Lease(IDatabase database, byte[] key)
    {
        try
        {
            return database.StringGetLeaseAsync(key);
        }
        catch (Exception exception)
        {
            return Task.FromException<Lease<byte>?>(exception);
        }
    }

    // The later answer is waited for first; the earlier one is there by then, unless the keys have moved to another server in between.
    private void GoOn()
    {
        Task waiting = _value.IsCompleted ? _left : _value;
        if (waiting.IsCompleted)
        {
            _answered.SetResult(true);
        }
        else
        {
            waiting.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_goOn);
        }
    }
}
