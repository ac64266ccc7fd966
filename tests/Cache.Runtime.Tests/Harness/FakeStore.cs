using System.Collections.Concurrent;
using System.Text;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>A remote store in memory that fails as it is told to. Several hosts can share one.</summary>
internal sealed class FakeStore(TimeProvider time) : IRemoteStore
{
    private readonly ConcurrentDictionary<string, (byte[] Frame, DateTimeOffset Expires)> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (byte[] Token, DateTimeOffset Expires)> _leases = new(StringComparer.Ordinal);
    private readonly List<NumberedMessage> _messages = [];
    private readonly List<Action<NumberedMessage>> _receivers = [];
    private long _lastNumber;
    private int _reads;
    private int _writes;
    private int _sequences;

    public bool IsConnected { get; set; } = true;

    /// <summary>Gets or sets what happens before a read: it may throw, fail or never end.</summary>
    public Func<Task> OnRead { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnWrite { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnRemove { get; set; } = static () => Task.CompletedTask;

    /// <summary>Gets or sets what happens between a removal and its answer.</summary>
    public Func<Task> AfterRemove { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnSequence { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnLease { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnAppend { get; set; } = static () => Task.CompletedTask;

    /// <summary>Gets or sets whether messages reach those who listen; they can read them in any case.</summary>
    public bool Delivers { get; set; } = true;

    public Func<Task> OnScan { get; set; } = static () => Task.CompletedTask;

    public int Reads => Volatile.Read(ref _reads);

    public int Writes => Volatile.Read(ref _writes);

    public int Sequences => Volatile.Read(ref _sequences);

    public IReadOnlyCollection<string> Keys => [.. _entries.Keys];

    /// <summary>Gets the operations that <see cref="Everything"/> replaces.</summary>
    public Func<Task> Everything
    {
        set => OnRead = OnWrite = OnRemove = OnSequence = OnScan = OnLease = OnAppend = value;
    }

    /// <summary>Changes the bytes of every entry.</summary>
    public void Damage(Func<byte[], byte[]> damage)
    {
        foreach ((string key, (byte[] frame, DateTimeOffset expires)) in _entries)
        {
            _entries[key] = (damage(frame), expires);
        }
    }

    /// <summary>Forgets the sequence numbers and keeps the entries, as an eviction in Redis may.</summary>
    public void ForgetNumbers() => _numbers.Clear();

    /// <summary>Gets or sets what the first connection waits for.</summary>
    public Task Connecting { get; set; } = Task.CompletedTask;

    public Task ConnectAsync(CancellationToken cancellationToken) => Connecting;

    public async Task<RemoteValue?> GetAsync(byte[] key)
    {
        Interlocked.Increment(ref _reads);
        await OnRead();
        return Find(key);
    }

    public async Task<RemoteValue?[]> GetManyAsync(byte[][] keys)
    {
        Interlocked.Increment(ref _reads);
        await OnRead();
        return [.. keys.Select(Find)];
    }

    public RemoteValue? Get(byte[] key)
    {
        Interlocked.Increment(ref _reads);
        OnRead().GetAwaiter().GetResult();
        return Find(key);
    }

    public async Task<LeaseReply> AcquireAsync(LeaseRequest request)
    {
        await OnLease();
        return TakeLease(request);
    }

    public LeaseReply Acquire(LeaseRequest request)
    {
        OnLease().GetAwaiter().GetResult();
        return TakeLease(request);
    }

    public async Task<bool> FillAsync(byte[] key, byte[] token, byte[] frame, TimeSpan lifetime)
    {
        Interlocked.Increment(ref _writes);
        await OnWrite();
        return EndLease(key, token, () => _entries[Name(key)] = (frame, time.GetUtcNow() + lifetime));
    }

    public async Task<bool> RenewAsync(byte[] key, byte[] token, TimeSpan duration)
    {
        await OnLease();
        lock (_leases)
        {
            if (!Holds(key, token))
            {
                return false;
            }

            _leases[Name(key)] = (token, time.GetUtcNow() + duration);
            return true;
        }
    }

    public async Task<bool> ReleaseAsync(byte[] key, byte[] token)
    {
        await OnLease();
        return EndLease(key, token, static () => { });
    }

    public async Task<bool> RemoveAsync(byte[] key)
    {
        await OnRemove();
        lock (_leases)
        {
            _leases.Remove(Name(key));
        }

        bool existed = _entries.TryRemove(Name(key), out _);
        await AfterRemove();
        return existed;
    }

    public async Task RemoveMatchingAsync(string pattern, bool endsLeases, Action<long> removed, CancellationToken cancellationToken)
    {
        await OnScan();
        var glob = new GlobPattern(Encoding.UTF8.GetBytes(pattern));
        if (endsLeases)
        {
            lock (_leases)
            {
                foreach (string key in _leases.Keys.Where(key => glob.IsMatch(Encoding.UTF8.GetBytes(key))).ToArray())
                {
                    _leases.Remove(key);
                }
            }
        }

        removed(_entries.Keys.Count(key => glob.IsMatch(Encoding.UTF8.GetBytes(key)) && _entries.TryRemove(key, out _)));
    }

    public async Task<long> ReadSequenceAsync(string name, long known, TimeSpan? keep)
    {
        Interlocked.Increment(ref _sequences);
        await OnSequence();
        return _numbers.AddOrUpdate(name, _ => Seed(known), (_, held) => Math.Max(held, known));
    }

    public long ReadSequence(string name, long known, TimeSpan? keep) => ReadSequenceAsync(name, known, keep).GetAwaiter().GetResult();

    public async Task<long> RaiseSequenceAsync(string name, long known, TimeSpan? keep)
    {
        await OnSequence();
        return _numbers.AddOrUpdate(name, _ => Seed(known), (_, held) => Math.Max(held, known) + 1);
    }

    public async Task<long> AppendAsync(string log, byte[] message, long known)
    {
        await OnAppend();
        Action<NumberedMessage>[] receivers;
        NumberedMessage numbered;
        lock (_messages)
        {
            numbered = new NumberedMessage(LastNumber(known) + 1, message);
            _lastNumber = numbered.Number;
            _messages.Add(numbered);
            receivers = [.. _receivers];
        }

        foreach (Action<NumberedMessage> receiver in Delivers ? receivers : [])
        {
            receiver(numbered);
        }

        return numbered.Number;
    }

    public async Task<RemoteLog> ReadLogAsync(string log, long after)
    {
        await OnSequence();
        lock (_messages)
        {
            return new RemoteLog(LastNumber(after), after == 0 ? [] : [.. _messages.Where(message => message.Number > after)]);
        }
    }

    public async Task SubscribeAsync(string log, Action<NumberedMessage> received, Action interrupted)
    {
        await OnSequence();
        lock (_messages)
        {
            _receivers.Add(received);
        }
    }

    /// <summary>Forgets the messages that the log has kept.</summary>
    public void ForgetMessages()
    {
        lock (_messages)
        {
            _messages.Clear();
        }
    }

    /// <summary>Forgets the whole log, its count included.</summary>
    public void ForgetLog()
    {
        ForgetMessages();
        _lastNumber = 0;
    }

    /// <summary>Sends a message to those who listen, as anybody can who reaches the channel.</summary>
    public void Publish(NumberedMessage message)
    {
        foreach (Action<NumberedMessage> receiver in _receivers.ToArray())
        {
            receiver(message);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private LeaseReply TakeLease(LeaseRequest request)
    {
        lock (_leases)
        {
            if (request.Claim == LeaseClaim.Missing && Find(request.Key) is { } found && !(request.Refused is { } refused && found.Frame.Span.StartsWith(refused.Span)))
            {
                return new LeaseReply(LeaseStatus.Found, found);
            }

            if (request.Claim != LeaseClaim.TakeOver && _leases.TryGetValue(Name(request.Key), out (byte[] Token, DateTimeOffset Expires) held) && held.Expires > time.GetUtcNow()
                && held.Token.AsSpan(0, LeaseKeeper.RankLength).SequenceCompareTo(request.Token.AsSpan(0, LeaseKeeper.RankLength)) >= 0)
            {
                return new LeaseReply(LeaseStatus.Held);
            }

            _leases[Name(request.Key)] = (request.Token, time.GetUtcNow() + request.Duration);
            return new LeaseReply(LeaseStatus.Granted);
        }
    }

    private bool EndLease(byte[] key, byte[] token, Action end)
    {
        lock (_leases)
        {
            if (!Holds(key, token))
            {
                return false;
            }

            _leases.Remove(Name(key));
            end();
            return true;
        }
    }

    private bool Holds(byte[] key, byte[] token)
        => _leases.TryGetValue(Name(key), out (byte[] Token, DateTimeOffset Expires) held) && held.Expires > time.GetUtcNow() && held.Token.AsSpan().SequenceEqual(token);

    private static string Name(byte[] key) => Encoding.UTF8.GetString(key);

    private long LastNumber(long known)
    {
        if (_lastNumber == 0 || _lastNumber < known)
        {
            _lastNumber = Seed(known);
            _messages.Clear();
        }

        return _lastNumber;
    }

    private long Seed(long known) => Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds() * 1000, known + 1);

    private RemoteValue? Find(byte[] key)
    {
        if (!_entries.TryGetValue(Name(key), out (byte[] Frame, DateTimeOffset Expires) found) || found.Expires <= time.GetUtcNow())
        {
            return null;
        }

        return new RemoteValue(found.Frame, found.Expires - time.GetUtcNow());
    }
}
