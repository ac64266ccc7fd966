using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Hosting;

/// <summary>
/// Gives back, once a minute, the memory of entries that have expired or were invalidated as a type or by a tag. Without it they would stay until their
/// key is asked for or eviction reaches them.
/// </summary>
internal sealed class MemorySweeper : IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly MethodRegistry _methods;
    private readonly TagTable _tags;
    private readonly ITimer _timer;

    public MemorySweeper(MethodRegistry methods, TagTable tags, TimeProvider time)
    {
        _tags = tags;
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

        _tags.Sweep();
    }
}
