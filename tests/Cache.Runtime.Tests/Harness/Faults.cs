namespace KpiGen.Cache.Tests.Harness;

/// <summary>The ways in which a store fails.</summary>
internal static class Faults
{
    public static TheoryData<string> Kinds => ["throws at once", "faulted task", "faulted after a yield", "cancelled by itself"];

    public static Func<Task> Of(string kind) => kind switch
    {
        "throws at once" => static () => throw new TimeZoneNotFoundException(),
        "faulted task" => static () => Task.FromException(new TimeZoneNotFoundException()),
        "faulted after a yield" => FailLaterAsync,
        "cancelled by itself" => static () => Task.FromCanceled(new CancellationToken(canceled: true)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A store that never answers, until the test says so.</summary>
    public static Func<Task> Hanging(out TaskCompletionSource release)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        release = source;
        return () => source.Task;
    }

    private static async Task FailLaterAsync()
    {
        await Task.Yield();
        throw new TimeZoneNotFoundException();
    }
}
