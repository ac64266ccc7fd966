using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Warmup;

/// <summary>Runs all warmers once, a few at a time. Nothing that happens to them is thrown.</summary>
internal sealed class WarmupRun(IEnumerable<ICacheWarmer> warmers, IServiceScopeFactory scopes, CacheRuntime runtime)
{
    private readonly ICacheWarmer[] _warmers = [.. warmers];
    private int _done;
    private int _failed;

    /// <summary>Runs them, at most for <see cref="CacheWarmupOptions.Timeout"/>, also where one does not listen to its token.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        CacheWarmupOptions options = runtime.Options.Warmup;
        if (!options.Enabled || _warmers.Length == 0)
        {
            return;
        }

        long begun = runtime.Time.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.Timeout, runtime.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = limit.Token };
            await Parallel.ForEachAsync(_warmers, parallel, WarmAsync).WaitAsync(limit.Token).ConfigureAwait(false);
            Log.WarmupEnded(runtime.Logger, runtime.Time.GetElapsedTime(begun).TotalMilliseconds, _failed, _warmers.Length);
        }
        catch (OperationCanceledException)
        {
            if (!stopping.IsCancellationRequested)
            {
                Log.WarmupTimedOut(runtime.Logger, Volatile.Read(ref _done), _warmers.Length);
            }
        }
    }

    private async ValueTask WarmAsync(ICacheWarmer warmer, CancellationToken cancellationToken)
    {
        long begun = runtime.Time.GetTimestamp();
        try
        {
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                await warmer.WarmAsync(scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
            }

            Log.Warmed(runtime.Logger, warmer.Name, runtime.Time.GetElapsedTime(begun).TotalMilliseconds, Interlocked.Increment(ref _done), _warmers.Length);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever cancelled says so, once for all.
        }
        catch (Exception exception)
        {
            Interlocked.Increment(ref _failed);
            Log.WarmerFailed(runtime.Logger, exception, warmer.Name, Interlocked.Increment(ref _done), _warmers.Length);
        }
    }
}
