namespace Dashboard.Api.Stores.DuckDb.Building;

/// <summary>
/// A file held open exclusively while one process builds. The operating system lets go of it when the process dies, so no lock is ever
/// stale; the file itself stays, because deleting it would let two processes hold two different files of the same name.
/// </summary>
internal static class BuildLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static async Task<IDisposable> AcquireAsync(string path, IProgress<BuildStep> progress, CancellationToken cancellationToken)
    {
        for (bool waiting = false; ; waiting = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!waiting)
                {
                    progress.Report(new BuildStep("another process prepares the data; waiting for it"));
                }
            }

            await Task.Delay(Poll, cancellationToken).ConfigureAwait(false);
        }
    }
}
