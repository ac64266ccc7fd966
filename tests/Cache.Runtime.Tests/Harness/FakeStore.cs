using System.Collections.Concurrent;
using System.Text;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>A remote store in memory that fails as it is told to. Several hosts can share one.</summary>
internal sealed class FakeStore : IRemoteStore
{
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, (byte[] Frame, DateTimeOffset Expires)> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private int _reads;
    private int _writes;
    private int _sequences;
    private int _tagReads;

    public FakeStore(TimeProvider time)
    {
        _time = time;
        Leases = new FakeLeases(time);
        Log = new FakeLog(Seed);
    }

    public FakeLeases Leases { get; }

    public FakeLog Log { get; }

    public bool IsConnected { get; set; } = true;

    /// <summary>Gets or sets what happens before a read: it may throw, fail or never end.</summary>
    public Func<Task> OnRead { get; set; } = static () => Task.CompletedTask;

    /// <summary>Gets or sets what happens between a read and its answer.</summary>
    public Func<Task> AfterRead { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnWrite { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnRemove { get; set; } = static () => Task.CompletedTask;

    /// <summary>Gets or sets what happens between a removal and its answer.</summary>
    public Func<Task> AfterRemove { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnSequence { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnLease { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnAppend { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnReadLog { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnSubscribe { get; set; } = static () => Task.CompletedTask;

    public Func<Task> OnScan { get; set; } = static () => Task.CompletedTask;

    public int Reads => Volatile.Read(ref _reads);

    public int Writes => Volatile.Read(ref _writes);

    /// <summary>Gets how often the number of a tag was read.</summary>
    public int TagReads => Volatile.Read(ref _tagReads);

    public int Sequences => Volatile.Read(ref _sequences);

    public IReadOnlyCollection<string> Keys => [.. _entries.Keys];

    /// <summary>Gets the operations that <see cref="Everything"/> replaces.</summary>
    public Func<Task> Everything
    {
        set => OnRead = OnWrite = OnRemove = OnSequence = OnScan = OnLease = OnAppend = OnReadLog = OnSubscribe = value;
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

    public async ValueTask<RemoteValue?> GetAsync(byte[] key)
    {
        Interlocked.Increment(ref _reads);
        await OnRead();
        RemoteValue? found = Find(key);
        await AfterRead();
        return found;
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
        return Leases.Take(request, Find);
    }

    public async Task<LeaseReply[]> AcquireManyAsync(LeaseRequest[] requests)
    {
        await OnLease();
        return Array.ConvertAll(requests, request => Leases.Take(request, Find));
    }

    public LeaseReply Acquire(LeaseRequest request)
    {
        OnLease().GetAwaiter().GetResult();
        return Leases.Take(request, Find);
    }

    public async ValueTask<bool> FillAsync(RemoteFrame frame)
    {
        Interlocked.Increment(ref _writes);
        await OnWrite();
        return Leases.End(frame.Lease.Key, frame.Lease.Token, () => _entries[Name(frame.Lease.Key)] = (frame.Bytes, _time.GetUtcNow() + frame.Lifetime));
    }

    public Task<bool[]> FillManyAsync(RemoteFrame[] frames) => Task.WhenAll(frames.Select(frame => FillAsync(frame).AsTask()));

    public async Task<bool> RenewAsync(byte[] key, byte[] token, TimeSpan duration)
    {
        await OnLease();
        return Leases.Renew(key, token, duration);
    }

    public async Task<bool> ReleaseAsync(byte[] key, byte[] token)
    {
        await OnLease();
        return Leases.End(key, token, static () => { });
    }

    public async Task<bool> RemoveAsync(byte[] key)
    {
        await OnRemove();
        Leases.Remove(key);
        bool existed = _entries.TryRemove(Name(key), out _);
        await AfterRemove();
        return existed;
    }

    public async Task RemoveMatchingAsync(string pattern, Action<long> removed, CancellationToken cancellationToken)
    {
        await OnScan();
        var glob = new GlobPattern(Encoding.UTF8.GetBytes(pattern));
        Leases.RemoveWhere(key => glob.IsMatch(Encoding.UTF8.GetBytes(key)));
        removed(_entries.Keys.Count(key => glob.IsMatch(Encoding.UTF8.GetBytes(key)) && _entries.TryRemove(key, out _)));
    }

    public async Task RemoveOutdatedAsync(string pattern, EpochStamp oldest, Action<long> removed, CancellationToken cancellationToken)
    {
        await OnScan();
        var glob = new GlobPattern(Encoding.UTF8.GetBytes(pattern));
        removed(_entries.Count(entry => glob.IsMatch(Encoding.UTF8.GetBytes(entry.Key)) && Frame.IsOutdated(entry.Value.Frame, oldest) && _entries.TryRemove(entry.Key, out _)));
    }

    public async Task<long> ReadSequenceAsync(string name, long known, TimeSpan? keep)
    {
        Interlocked.Increment(ref _sequences);
        Interlocked.Add(ref _tagReads, name.Contains("!tag:", StringComparison.Ordinal) ? 1 : 0);
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
        return Log.Append(message, known);
    }

    public async Task<RemoteLog> ReadLogAsync(string log, long after)
    {
        await OnReadLog();
        return Log.Read(after);
    }

    public async Task SubscribeAsync(string log, Action<NumberedMessage> received, Action interrupted)
    {
        await OnSubscribe();
        Log.Subscribe(received, interrupted);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Name(byte[] key) => Encoding.UTF8.GetString(key);

    private long Seed(long known) => Math.Max(_time.GetUtcNow().ToUnixTimeMilliseconds() * 1000, known + 1);

    private RemoteValue? Find(byte[] key)
    {
        if (!_entries.TryGetValue(Name(key), out (byte[] Frame, DateTimeOffset Expires) found) || found.Expires <= _time.GetUtcNow())
        {
            return null;
        }

        return new RemoteValue(found.Frame, found.Expires - _time.GetUtcNow());
    }
}
