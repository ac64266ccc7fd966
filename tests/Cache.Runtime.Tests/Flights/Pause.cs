using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Tests.Flights;

/// <summary>A wait that costs no memory.</summary>
internal sealed class Pause : ICriticalNotifyCompletion
{
    private Action? _goOn;

    public void End() => _goOn!();

    public void OnCompleted(Action continuation) => _goOn = continuation;

    public void UnsafeOnCompleted(Action continuation) => _goOn = continuation;
}
