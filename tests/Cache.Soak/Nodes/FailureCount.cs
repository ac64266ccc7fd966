namespace KpiGen.Cache.Soak.Nodes;

/// <summary>Exceptions that no caller should see. The first ones are told in full.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class FailureCount
{
    private const int Told = 10;

    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add(string what, Exception exception)
    {
        if (Interlocked.Increment(ref _count) <= Told)
        {
            Console.Error.WriteLine($"exception: {what}: {exception}");
        }
    }
}
