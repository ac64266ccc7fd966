using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Coherence;

/// <summary>
/// Keeps this node in step with the remote tier: it compares sequence numbers and the log of invalidations twice in every coherence window,
/// and raises the numbers whose invalidation could not reach the tier when it was made.
/// </summary>
/// <remarks>Safe for concurrent use. It starts at the first call of <see cref="Start"/> and ends when it is disposed.</remarks>
internal sealed class CoherenceLoop(
    EpochTable epochs, InvalidationLog log, RemoteTier tier, IOptionsMonitor<CacheOptions> options, TimeProvider time, ILogger<CoherenceLoop> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task? _loop;
    private long _lastContact = time.GetTimestamp();
    private long _lastComparison = time.GetTimestamp();
    private long _drops;
    private bool _disposed;

    /// <summary>Raised after each comparison that has left nothing open: this node is in step with the remote tier.</summary>
    public event Action? InStep;

    /// <summary>Gets the time since this node last knew that it had missed nothing; before the first time, since its start.</summary>
    public TimeSpan SinceComparison => time.GetElapsedTime(Interlocked.Read(ref _lastComparison));

    /// <summary>Gets how often a message did not follow the one before it.</summary>
    public long Gaps => log.Gaps;

    /// <summary>Gets how often memory was dropped because it was unknown what this node had missed.</summary>
    public long Drops => Interlocked.Read(ref _drops) + log.Drops;

    private TimeSpan Period => options.CurrentValue.CoherenceWindow / 2;

    public void Start()
    {
        lock (_lock)
        {
            if (_loop is not null || _disposed)
            {
                return;
            }

            // Whoever comes first may be a request; a loop that lives as long as the application must not hold on to its context.
            using AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
            var timer = new PeriodicTimer(Period, time);
            _loop = Task.Run(() => RunAsync(timer));
        }
    }

    /// <summary>Compares all numbers with the remote tier once.</summary>
    public async Task CompareAsync()
    {
        Task all = CompareAsync(epochs.All, epochs.AdvanceAll, epochs.AdvanceUsed, "*", urgent: false);
        Task<bool> messages = log.CompareAsync();
        await Task.WhenAll(epochs.Types.Select(Compare).Append(all).Append(messages)).ConfigureAwait(false);
        bool isInContact = await messages.ConfigureAwait(false);
        LimitAge(isInContact);
        if (isInContact)
        {
            InStep?.Invoke();
        }

        Task Compare(TypeEpoch type) => CompareAsync(type.Sequence, type.Advance, type.AdvanceIfUsed, type.Type, urgent: false);
    }

    /// <summary>Gets to know the numbers of a type at once, within the budget of a read.</summary>
    /// <returns>Whether entries of the remote tier can be judged now.</returns>
    public async ValueTask<bool> SettleAsync(TypeEpoch type)
    {
        Start();
        await Task.WhenAll(
            CompareAsync(type.Sequence, type.Advance, type.AdvanceIfUsed, type.Type, urgent: true),
            CompareAsync(epochs.All, epochs.AdvanceAll, type.AdvanceIfUsed, "*", urgent: true)).ConfigureAwait(false);
        return type.IsSettled;
    }

    /// <summary>Takes note of the numbers in a frame that another node wrote after this one last looked.</summary>
    public void Learn(TypeEpoch type, EpochStamp stamp)
    {
        if (type.Sequence.Learn(stamp.Type, out _))
        {
            type.Advance();
        }

        if (epochs.All.Learn(stamp.All, out _))
        {
            epochs.AdvanceAll();
        }
    }

    /// <summary>
    /// Makes an invalidation of a number known to the remote tier. Until that has happened - now or by the loop - this node does not use the
    /// tier for what the number covers.
    /// </summary>
    /// <param name="number">The number, already begun.</param>
    /// <param name="advance">Drops what memory holds.</param>
    /// <returns>Whether the tier knows.</returns>
    public async Task<bool> RaiseAsync(SequenceNumber number, Action advance)
    {
        int ticket = number.CurrentTicket;
        long? raised = await tier.RaiseSequenceAsync(number.Name, number.Known).ConfigureAwait(false);
        if (raised is not { } value)
        {
            return false;
        }

        if (number.Complete(ticket, value))
        {
            advance();
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_loop is not null)
        {
            await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stopping.Dispose();
    }

    private async Task RunAsync(PeriodicTimer timer)
    {
        using PeriodicTimer disposedWithTheLoop = timer;
        do
        {
            await CompareAsync().ConfigureAwait(false);
            if (timer.Period != Period)
            {
                timer.Period = Period;
            }
        }
        while (await timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false));
    }

    // What other nodes invalidate does not reach a node that is cut off: it may serve what it has for a limited time only, and what it loads
    // meanwhile as well.
    private void LimitAge(bool isInContact)
    {
        if (isInContact)
        {
            _lastContact = time.GetTimestamp();
            Interlocked.Exchange(ref _lastComparison, _lastContact);
        }
        else if (time.GetElapsedTime(_lastContact) >= options.CurrentValue.DisconnectedLimit)
        {
            _lastContact = time.GetTimestamp();
            Interlocked.Increment(ref _drops);
            epochs.AdvanceAll();
        }
    }

    private async Task CompareAsync(SequenceNumber number, Action advance, Action advanceIfUsed, string name, bool urgent)
    {
        if (number.IsPending)
        {
            // Raising has the longer budget of writes, which a caller that reads does not have.
            if (!urgent && await RaiseAsync(number, advance).ConfigureAwait(false))
            {
                Log.InvalidationRepaired(logger, name);
            }

            return;
        }

        long? read = await tier.ReadSequenceAsync(number.Name, number.Known, urgent).ConfigureAwait(false);
        if (read is { } value && number.Learn(value, out bool isFirst))
        {
            (isFirst ? advanceIfUsed : advance)();
        }
    }
}
