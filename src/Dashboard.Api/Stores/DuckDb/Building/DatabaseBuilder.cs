using Dashboard.Api.Stores.DuckDb.Sources;
using Dashboard.Api.Stores.Sqlite;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Building;

/// <summary>
/// Builds the files of a source once. Each is written under a temporary name and renamed when it is complete, so that a file with the
/// final name is always whole, also after a crash.
/// </summary>
internal sealed class DatabaseBuilder(DataFiles files, IOrderSource source, IProgress<BuildStep> progress, TimeProvider time)
{
    public async Task BuildIfMissingAsync(CancellationToken cancellationToken)
    {
        if (IsComplete())
        {
            return;
        }

        Directory.CreateDirectory(files.Directory);
        using IDisposable buildLock = await BuildLock.AcquireAsync(files.Lock, progress, cancellationToken).ConfigureAwait(false);
        if (!IsComplete())
        {
            await Task.Run(() => Build(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsComplete() => File.Exists(files.Orders) && File.Exists(files.Products);

    private void Build(CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        if (!File.Exists(files.Orders))
        {
            progress.Report(new BuildStep($"reading {source.Description}"));
            Write(files.Orders, path => BuildOrders(path, cancellationToken));
        }

        if (!File.Exists(files.Products))
        {
            progress.Report(new BuildStep("indexing the products"));
            Write(files.Products, path => ProductIndexBuilder.Build(path, CatalogueQuery.Read(files.Orders), cancellationToken));
        }

        double seconds = time.GetElapsedTime(started).TotalSeconds;
        progress.Report(new BuildStep(FormattableString.Invariant($"ready after {seconds:0.0} s in {files.Directory}")));
    }

    private void BuildOrders(string path, CancellationToken cancellationToken)
    {
        using DuckDBConnection connection = new($"Data Source={path}");
        connection.Open();
        try
        {
            source.Load(connection, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(new BuildStep("deriving orders"));
            OrderDerivation.Derive(connection);
        }
        catch (DuckDBException exception)
        {
            throw new SourceException(
                $"The orders of {source.Description} (setting Kpi:Source) cannot be derived: {exception.Message} "
                + "Check quantities and prices for absurd values.",
                exception);
        }
    }

    /// <summary>The lock is ours, so a temporary file of the same name is what a crashed build left behind.</summary>
    private static void Write(string path, Action<string> build)
    {
        string temporary = path + ".tmp";
        Clear(temporary);
        try
        {
            build(temporary);
            File.Move(temporary, path);
        }
        finally
        {
            Clear(temporary);
        }
    }

    private static void Clear(string temporary)
    {
        foreach (string suffix in (string[])["", ".wal", "-journal", "-wal", "-shm"])
        {
            File.Delete(temporary + suffix);
        }
    }
}
