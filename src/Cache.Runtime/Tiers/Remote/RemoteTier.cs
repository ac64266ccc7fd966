using System.Runtime.CompilerServices;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote.Leases;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Tiers.Remote;

/// <summary>
/// The remote tier (L2) as the rest of the cache sees it: every operation ends within its budget and none throws. Trouble of any kind is
/// "unavailable", counted by the caller and logged when the state changes.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class RemoteTier(IRemoteStore store, IOptionsMonitor<CacheOptions> options, TimeProvider time, ILogger<RemoteTier> logger, CacheInstruments instruments) : IDisposable
{
    private readonly RemoteGate _gate = new(options, time, logger);
    private readonly RemoteObserver _observer = new(instruments);

    /// <summary>Gets whether the tier answers at present, as far as is known.</summary>
    public bool IsAvailable => !_gate.IsOpen && store.IsConnected;

    /// <summary>Gets what the circuit breaker does.</summary>
    public CircuitState Circuit => _gate.Circuit;

    private RemoteTierOptions Options => options.CurrentValue.Remote;

    /// <summary>Waits for the first connection, for as long as the options allow.</summary>
    public Task<bool> ConnectAsync(CancellationToken cancellationToken)
        => _gate.TryAsync(() => store.ConnectAsync(cancellationToken), Options.ConnectTimeout, always: true, cancellationToken);

    /// <summary>Reads one key.</summary>
    /// <returns>What there is; whoever gets it gives it back with <see cref="RemoteRead.Release"/> when the bytes are no longer needed.</returns>
    public ValueTask<RemoteReply<RemoteValue?>> ReadAsync(byte[] key)
        => _observer.SeesReads
            ? ReadSeenAsync(key)
            : _gate.RunAsync((store, key), static s => s.store.GetAsync(s.key), Options.ReadTimeout);

    /// <summary>Reads several keys; together they have the budget of one read.</summary>
    /// <returns>One element for each key, or <see langword="null"/> when the tier could not be reached.</returns>
    public async Task<RemoteValue?[]?> ReadManyAsync(byte[][] keys)
    {
        ReadTrace trace = _observer.BeginRead();
        RemoteReply<RemoteValue?[]> reply = await _gate.RunAsync(() => store.GetManyAsync(keys), Options.ReadTimeout).ConfigureAwait(false);
        trace.End(reply.IsAnswered, reply.IsAnswered && Array.TrueForAll(reply.Answer, static value => value is not null));
        return reply.Answer;
    }

    /// <summary>Reads on the calling thread, for methods that are synchronous themselves.</summary>
    public RemoteRead Read(byte[] key)
    {
        ReadTrace trace = _observer.BeginRead();
        RemoteReply<RemoteValue?> reply = _gate.Run(() => store.Get(key));
        trace.End(reply.IsAnswered, reply.Answer is not null);
        return RemoteRead.Of(reply);
    }

    /// <summary>Asks for the lease of an entry.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<LeaseReply> AcquireAsync(LeaseRequest request)
    {
        Task<LeaseReply>? asked = null;
        ReadTrace trace = request.IsRead ? _observer.BeginRead() : default;
        RemoteReply<LeaseReply> reply = await _gate.RunAsync(() => asked = store.AcquireAsync(request), Options.ReadTimeout).ConfigureAwait(false);
        trace.End(reply.IsAnswered, reply.Answer.Status == LeaseStatus.Found);
        if (!reply.IsAnswered && asked is { IsCompleted: false })
        {
            _ = ReleaseBehindAsync(asked, request);
        }

        return reply.Answer;
    }

    /// <summary>Asks for the leases of several entries; together they have the budget of one read.</summary>
    /// <returns>One reply for each request, or <see langword="null"/> when the tier could not be reached.</returns>
    public async Task<LeaseReply[]?> AcquireManyAsync(LeaseRequest[] requests)
    {
        Task<LeaseReply[]>? asked = null;
        RemoteReply<LeaseReply[]> reply = await _gate.RunAsync(() => asked = store.AcquireManyAsync(requests), Options.ReadTimeout).ConfigureAwait(false);
        if (!reply.IsAnswered && asked is not null)
        {
            _ = ReleaseManyBehindAsync(asked, requests);
        }

        return reply.Answer;
    }

    /// <summary>Asks on the calling thread.</summary>
    public LeaseReply Acquire(LeaseRequest request)
    {
        bool isAsked = false;
        RemoteReply<LeaseReply> reply = _gate.Run(() =>
        {
            isAsked = true;
            return store.Acquire(request);
        });
        if (!reply.IsAnswered && isAsked)
        {
            _ = ReleaseAsync(new Lease(request.Key, request.Token));
        }

        return reply.Answer;
    }

    /// <summary>Stores an entry under a lease.</summary>
    /// <returns>Whether it was stored, or <see langword="null"/> when the tier could not be reached.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool?> FillAsync(RemoteFrame frame)
    {
        long? begun = _observer.BeginWrite();
        RemoteReply<bool> reply = await _gate.RunAsync((store, frame), static s => s.store.FillAsync(s.frame), Options.WriteTimeout).ConfigureAwait(false);
        bool? stored = reply.IsAnswered ? reply.Answer : null;
        _observer.EndWrite(begun, stored);
        return stored;
    }

    /// <summary>Stores several entries, each under its lease; together they have the budget of one write.</summary>
    /// <returns>Whether each was stored, or <see langword="null"/> when the tier could not be reached.</returns>
    public async Task<bool[]?> FillManyAsync(RemoteFrame[] frames)
    {
        long? begun = _observer.BeginWrite();
        RemoteReply<bool[]> reply = await _gate.RunAsync(() => store.FillManyAsync(frames), Options.WriteTimeout).ConfigureAwait(false);
        _observer.EndWrite(begun, reply.IsAnswered ? Array.TrueForAll(reply.Answer, static stored => stored) : null);
        return reply.Answer;
    }

    public Task<bool?> RenewAsync(byte[] key, byte[] token, TimeSpan duration) => AnswerAsync(() => store.RenewAsync(key, token, duration), Options.WriteTimeout);

    public Task<bool?> ReleaseAsync(Lease lease) => AnswerAsync(() => store.ReleaseAsync(lease.Key, lease.Token), Options.WriteTimeout);

    /// <summary>Removes one entry. An invalidation is tried even while the breaker is open: it must not be lost without need.</summary>
    /// <returns>Whether the entry existed, or <see langword="null"/> when the tier could not be reached.</returns>
    public Task<bool?> RemoveAsync(byte[] key) => AnswerAsync(() => store.RemoveAsync(key), Options.WriteTimeout, always: true);

    /// <summary>Removes what matches. Not bounded in time: the caller decides how long it waits.</summary>
    public Task RemoveMatchingAsync(string pattern, Action<long> removed, CancellationToken cancellationToken)
        => store.RemoveMatchingAsync(pattern, removed, cancellationToken);

    /// <summary>Removes what matches and is outdated. Not bounded in time either.</summary>
    public Task RemoveOutdatedAsync(string pattern, EpochStamp oldest, Action<long> removed, CancellationToken cancellationToken)
        => store.RemoveOutdatedAsync(pattern, oldest, removed, cancellationToken);

    /// <summary>Reads a sequence number.</summary>
    /// <param name="name">The number.</param>
    /// <param name="known">The highest value known.</param>
    /// <param name="urgent">Whether a caller waits: the budget is that of a read.</param>
    /// <param name="keep">How long it has to be remembered at least.</param>
    /// <returns>The number, or <see langword="null"/> when the tier could not be reached.</returns>
    public Task<long?> ReadSequenceAsync(string name, long known, bool urgent = false, TimeSpan? keep = null)
        => AnswerAsync(() => store.ReadSequenceAsync(name, known, keep), urgent ? Options.ReadTimeout : Options.WriteTimeout);

    /// <summary>Reads a sequence number on the calling thread.</summary>
    public long? ReadSequence(string name, long known, TimeSpan? keep)
    {
        RemoteReply<long> reply = _gate.Run(() => store.ReadSequence(name, known, keep));
        return reply.IsAnswered ? reply.Answer : null;
    }

    public Task<long?> RaiseSequenceAsync(string name, long known, TimeSpan? keep = null)
        => AnswerAsync(() => store.RaiseSequenceAsync(name, known, keep), Options.WriteTimeout, always: true);

    /// <summary>Appends to the log; tried even while the breaker is open, like every invalidation.</summary>
    public Task<long?> AppendAsync(string log, byte[] message, long known) => AnswerAsync(() => store.AppendAsync(log, message, known), Options.WriteTimeout, always: true);

    public async Task<RemoteLog?> ReadLogAsync(string log, long after)
    {
        RemoteReply<RemoteLog> reply = await _gate.RunAsync(() => store.ReadLogAsync(log, after), Options.WriteTimeout).ConfigureAwait(false);
        return reply.IsAnswered ? reply.Answer : null;
    }

    public Task<bool> SubscribeAsync(string log, Action<NumberedMessage> received, Action interrupted)
        => _gate.TryAsync(() => store.SubscribeAsync(log, received, interrupted), Options.WriteTimeout);

    /// <summary>Ends what it keeps for later operations. Those that still come end as any other.</summary>
    public void Dispose() => _gate.Dispose();

    private async ValueTask<RemoteReply<RemoteValue?>> ReadSeenAsync(byte[] key)
    {
        ReadTrace trace = _observer.BeginRead();
        RemoteReply<RemoteValue?> reply = await _gate.RunAsync((store, key), static s => s.store.GetAsync(s.key), Options.ReadTimeout).ConfigureAwait(false);
        trace.End(reply.IsAnswered, reply.Answer is not null);
        return reply;
    }

    // Granted after its budget, a lease belongs to a load that goes on without it: everybody else would wait until it expires.
    private async Task ReleaseBehindAsync(Task<LeaseReply> asked, LeaseRequest request)
    {
        await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!asked.IsCompletedSuccessfully || (await asked.ConfigureAwait(false)).Status == LeaseStatus.Granted)
        {
            await ReleaseAsync(new Lease(request.Key, request.Token)).ConfigureAwait(false);
        }
    }

    // Some may have been granted although others failed.
    private async Task ReleaseManyBehindAsync(Task<LeaseReply[]> asked, LeaseRequest[] requests)
    {
        await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        LeaseReply[]? replies = asked.IsCompletedSuccessfully ? await asked.ConfigureAwait(false) : null;
        IEnumerable<LeaseRequest> granted = requests.Where((_, i) => replies is null || replies[i].Status == LeaseStatus.Granted);
        await Task.WhenAll(granted.Select(request => ReleaseAsync(new Lease(request.Key, request.Token)))).ConfigureAwait(false);
    }

    private async Task<T?> AnswerAsync<T>(Func<Task<T>> operation, TimeSpan budget, bool always = false)
        where T : struct
    {
        RemoteReply<T> reply = await _gate.RunAsync(operation, budget, always).ConfigureAwait(false);
        return reply.IsAnswered ? reply.Answer : null;
    }
}
