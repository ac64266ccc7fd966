using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Calls;

/// <summary>
/// Stands between loads and the origin of one method: a load that takes too long is given up, and how many of those that were given up may still
/// run is bounded.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class OriginGuard<TService>(Origin<TService> origin, MethodPolicy policy, Func<int> maxAbandoned, TimeProvider time, string methodId)
    where TService : class
{
    private int _abandoned;

    /// <summary>Gets how many loads run although nobody waits for them any more.</summary>
    public int Abandoned => Volatile.Read(ref _abandoned);

    /// <summary>Calls the origin for a load.</summary>
    /// <param name="invoke">The call.</param>
    /// <param name="load">What it is made for; it is cancelled when the call takes too long.</param>
    /// <exception cref="TimeoutException">The load took too long, or too many that did still run.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more; an origin that does not look at its token may still run.</exception>
    public async Task<T> CallAsync<T>(Func<TService, CancellationToken, Task<T>> invoke, ICancellableLoad load)
    {
        ThrowIfOverloaded();
        CancellationToken everybodyLeft = load.AbandonedToken;
        Task<T> call = origin.CallAsync(invoke, everybodyLeft);
        TimeSpan limit = policy.Current.HardTimeout;
        try
        {
            return await call.WaitAsync(limit, time, everybodyLeft).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!call.IsCompleted)
        {
            Abandon(call);
            throw;
        }
        catch (TimeoutException)
        {
            if (call.IsCompleted)
            {
                return await call.ConfigureAwait(false);
            }

            Abandon(call);
            load.Cancel();
            throw new TimeoutException($"The origin of {methodId} did not answer within {limit}, the HardTimeout of the method.");
        }
    }

    /// <summary>Calls the origin on the calling thread, which nobody can stop.</summary>
    public T Call<T>(Func<TService, CancellationToken, T> load, CancellationToken everybodyLeft)
    {
        ThrowIfOverloaded();
        return origin.Call(load, everybodyLeft);
    }

    /// <summary>Calls the origin for one caller alone.</summary>
    public async Task<T> CallAloneAsync<T>(Func<TService, CancellationToken, Task<T>> load, CancellationToken cancellationToken)
    {
        T value = await CacheLoad.Within(() => origin.CallAsync(load, cancellationToken), out LoadDecision decision).ConfigureAwait(false);
        Note(decision);
        return value;
    }

    /// <summary>Calls the origin for one caller alone, on its thread.</summary>
    public T CallAlone<T>(Func<TService, CancellationToken, T> load, CancellationToken cancellationToken)
    {
        T value = CacheLoad.Within(() => origin.Call(load, cancellationToken), out LoadDecision decision);
        Note(decision);
        return value;
    }

    private static void Note(LoadDecision decision)
    {
        if (decision.IsPartial)
        {
            PartialResult.Note();
        }
    }

    private void ThrowIfOverloaded()
    {
        if (Abandoned >= maxAbandoned())
        {
            throw new TimeoutException(
                $"{Abandoned} loads of {methodId} that were given up are still running (Cache:MaxAbandonedLoads); its origin is not called before one of them ends.");
        }
    }

    // Its exception is looked at here: nobody else does any more.
    private void Abandon(Task call)
    {
        Interlocked.Increment(ref _abandoned);
        _ = call.ContinueWith(
            static (ended, guard) =>
            {
                _ = ended.Exception;
                Interlocked.Decrement(ref ((OriginGuard<TService>)guard!)._abandoned);
            },
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
