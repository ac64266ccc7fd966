namespace KpiGen.Cache.Flights;

/// <summary>Cancels code of the application.</summary>
internal static class Cancellation
{
    /// <summary>
    /// Cancels on the thread pool: callbacks of the origin may block or throw, and neither those who wait for a load nor whoever leaves it has anything to do
    /// with that.
    /// </summary>
    public static void CancelBehind(this CancellationTokenSource source)
        => _ = source.CancelAsync().ContinueWith(
            static cancelled => _ = cancelled.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
