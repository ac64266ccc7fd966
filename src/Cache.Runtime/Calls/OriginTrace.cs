using System.Diagnostics;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Calls;

/// <summary>One call of the origin, as far as somebody listens.</summary>
internal readonly struct OriginTrace(OriginObserver observer, long? begun, Activity? activity)
{
    public void Succeed()
    {
        observer.Succeeded(begun);
        activity?.End();
    }

    public void Fail(Exception exception)
    {
        observer.Failed(begun, exception);
        activity?.Fail(exception);
        activity?.End();
    }
}
