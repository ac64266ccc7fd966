using System.Collections.Concurrent;
using KpiGen.Cache.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Tiers.Remote;

/// <summary>What every operation of the remote tier passes: the circuit breaker, and a limit on the time that anybody waits for it.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class RemoteGate(IOptionsMonitor<CacheOptions> options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly TimeProvider _time = time;
    private readonly CircuitBreaker _breaker = new(time);
    private readonly ConcurrentDictionary<Type, IDisposable> _waits = new();

    /// <summary>Gets whether operations are refused at present.</summary>
    public bool IsOpen => _breaker.IsOpen;

    /// <summary>Gets what the circuit breaker does.</summary>
    public CircuitState Circuit => _breaker.State;

    private RemoteTierOptions Options => options.CurrentValue.Remote;

    /// <summary>Runs an operation within its budget.</summary>
    /// <param name="state">What the operation needs.</param>
    /// <param name="operation">The operation; static, so that it costs no memory.</param>
    /// <param name="budget">How long the caller waits.</param>
    /// <param name="always">Whether it is tried even while the breaker is open.</param>
    public ValueTask<RemoteReply<T>> RunAsync<TState, T>(TState state, Func<TState, ValueTask<T>> operation, TimeSpan budget, bool always = false)
    {
        if (!_breaker.Allows(Options.BreakDuration) && !always)
        {
            return default;
        }

        try
        {
            ValueTask<T> running = operation(state);
            if (!running.IsCompleted)
            {
                return Waits<T>().WaitAsync(running, budget);
            }

            var reply = new RemoteReply<T>(true, running.GetAwaiter().GetResult());
            Note(failure: null);
            return new(reply);
        }
        catch (Exception exception)
        {
            Note(exception);
            return default;
        }
    }

    /// <inheritdoc cref="RunAsync{TState, T}"/>
    public ValueTask<RemoteReply<T>> RunAsync<T>(Func<Task<T>> operation, TimeSpan budget, bool always = false)
        => RunAsync(operation, static operation => new ValueTask<T>(operation()), budget, always);

    /// <summary>Runs an operation on the calling thread; the client has a limit of its own for it.</summary>
    public RemoteReply<T> Run<T>(Func<T> operation)
    {
        if (!_breaker.Allows(Options.BreakDuration))
        {
            return default;
        }

        try
        {
            T answer = operation();
            Note(failure: null);
            return new RemoteReply<T>(true, answer);
        }
        catch (Exception exception)
        {
            Note(exception);
            return default;
        }
    }

    /// <summary>Runs an operation without an answer.</summary>
    /// <returns>Whether it ended well within the budget.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> TryAsync(Func<Task> operation, TimeSpan budget, bool always = false, CancellationToken cancellationToken = default)
    {
        if (!_breaker.Allows(Options.BreakDuration) && !always)
        {
            return false;
        }

        try
        {
            await WithinAsync(operation(), budget, cancellationToken).ConfigureAwait(false);
            Note(failure: null);
            return true;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // It may have been the probe, which has to report back.
            Note(exception);
            throw;
        }
        catch (Exception exception)
        {
            Note(exception);
            return false;
        }
    }

    private async Task WithinAsync(Task operation, TimeSpan budget, CancellationToken cancellationToken)
    {
        try
        {
            await operation.WaitAsync(budget, _time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Abandon(operation);
            throw;
        }
    }

    // The command may still fail after its budget; nobody waits for it then, so its exception is looked at here.
    private static void Abandon(Task operation)
        => _ = operation.ContinueWith(static abandoned => _ = abandoned.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Takes note of how an operation has ended.</summary>
    /// <param name="failure">Why it failed, or <see langword="null"/>.</param>
    public void Note(Exception? failure)
    {
        if (failure is null)
        {
            if (_breaker.Succeed())
            {
                Log.RemoteAvailable(logger);
            }
        }
        else if (_breaker.Fail(Options.BreakerThreshold))
        {
            // The type only: messages of clients name hosts, and can name keys.
            Log.RemoteUnavailable(logger, failure.GetType().Name);
        }
    }

    /// <summary>Ends the timers of waits that are free to be used again.</summary>
    public void Dispose()
    {
        foreach (IDisposable waits in _waits.Values)
        {
            waits.Dispose();
        }
    }

    private BudgetedOperations<T> Waits<T>()
        => (BudgetedOperations<T>)_waits.GetOrAdd(typeof(T), static (_, gate) => new BudgetedOperations<T>(gate, gate._time), this);
}
