using System.Diagnostics;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Calls;

/// <summary>Measures and counts the calls that one method makes to its origin.</summary>
internal sealed class OriginObserver(CacheRuntime runtime, CachedMethodDescriptor method)
{
    private readonly MethodInstruments _instruments = new(runtime.Instruments, method.Id, method.CacheType);

    public OriginTrace Begin() => new(this, _instruments.OriginLoads.Begin(), CacheActivities.Start(CacheActivities.Origin));

    public void Succeeded(long? begun)
    {
        runtime.OriginLoads.Increment();
        _instruments.OriginLoads.End(begun, _instruments.Tags);
    }

    public void Failed(long? begun, Exception exception)
    {
        if (begun is not null)
        {
            TagList tags = _instruments.Tags;
            tags.Add(CacheAttributes.Error, exception.GetType().FullName);
            _instruments.OriginLoads.End(begun, in tags);
        }
    }
}
