using System.Diagnostics.Tracing;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>What this thread takes from the shared pool of arrays and gives back, as the pool itself reports it.</summary>
internal sealed class SharedPoolLog : EventListener
{
    private const int Rented = 1;
    private const int Returned = 3;

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<int> _out = [];

    /// <summary>Gets how many arrays were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Gets how many arrays were given back that nobody had taken, or twice.</summary>
    public int Surplus { get; private set; }

    /// <summary>Gets how many arrays were not given back.</summary>
    public int Missing => _out.Count;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (Environment.CurrentManagedThreadId != _thread || eventData.Payload is not [int buffer, ..])
        {
            return;
        }

        if (eventData.EventId == Rented)
        {
            Taken++;
            _out.Add(buffer);
        }
        else if (eventData.EventId == Returned && !_out.Remove(buffer))
        {
            Surplus++;
        }
    }
}
