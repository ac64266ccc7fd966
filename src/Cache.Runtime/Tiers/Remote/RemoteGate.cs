using KpiGen.Cache.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Tiers.Remote;

/// <summary>What every operation of the remote tier passes: the circuit breaker, and a limit on the time that anybody waits for it.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class RemoteGate(IOptionsMonitor<CacheOptions> options, TimeProvider time, ILogger logger)
{
    private readonly CircuitBreaker _breaker = new(time);

    /// <summary>Gets whether operations are refused at present.</summary>
    public bool IsOpen => _breaker.IsOpen;

    /// <summary>Gets what the circuit breaker does.</summary>
    public CircuitState Circuit => _breaker.State;

    private RemoteTierOptions Options => options.CurrentValue.Remote;

    /// <summary>Runs an operation within its budget.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="budget">How long the caller waits.</param>
    /// <param name="always">Whether it is tried even while the breaker is open.</param>
    public async Task<RemoteReply<T>> RunAsync<T>(Func<Task<T>> operation, TimeSpan budget, bool always = false)
    {
        if (!_breaker.Allows(Options.BreakDuration) && !always)
        {
            return default;
        }

        try
        {
            Task<T> running = operation();
            await WithinAsync(running, budget, CancellationToken.None).ConfigureAwait(false);
            Succeeded();
            return new RemoteReply<T>(true, await running.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            Failed(exception);
            return default;
        }
    }

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
            Succeeded();
            return new RemoteReply<T>(true, answer);
        }
        catch (Exception exception)
        {
            Failed(exception);
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
            Succeeded();
            return true;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // It may have been the probe, which has to report back.
            Failed(exception);
            throw;
        }
        catch (Exception exception)
        {
            Failed(exception);
            return false;
        }
    }

    private async Task WithinAsync(Task operation, TimeSpan budget, CancellationToken cancellationToken)
    {
        try
        {
            await operation.WaitAsync(budget, time, cancellationToken).ConfigureAwait(false);
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

    private void Succeeded()
    {
        if (_breaker.Succeed())
        {
            Log.RemoteAvailable(logger);
        }
    }

    private void Failed(Exception exception)
    {
        if (_breaker.Fail(Options.BreakerThreshold))
        {
            // The type only: messages of clients name hosts, and can name keys.
            Log.RemoteUnavailable(logger, exception.GetType().Name);
        }
    }
}
