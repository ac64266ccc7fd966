namespace KpiGen.Cache.Hosting;

/// <summary>
/// Gives back, once a minute, the memory of entries that have expired or were invalidated as a type. Without it they would stay until their
/// key is asked for or eviction reaches them.
/// </summary>
internal sealed class MemorySweeper : IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly MethodRegistry _methods;
    private readonly ITimer _timer;

    public MemorySweeper(MethodRegistry methods, TimeProvider time)
    {
        _methods = methods;
        _timer = time.CreateTimer(static sweeper => ((MemorySweeper)sweeper!).Sweep(), this, Period, Period);
    }

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        foreach (ICachedMethod method in _methods.All)
        {
            method.Sweep();
        }
    }
}
