using System.Diagnostics;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Soak.Journals;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>
/// Notes when the node did not get to run - the machine is busy, or the process was stopped - and when it was not in contact with Redis.
/// It has a thread of its own, so that a node which starves its thread pool is not excused.
/// </summary>
internal sealed class NodeMonitor : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(75);
    private static readonly TimeSpan Worth = TimeSpan.FromMilliseconds(5);

    private readonly CacheRuntime _runtime;
    private readonly JournalWriter _journal;
    private readonly RunQueue _queue = new();
    private readonly PoolProbe _probe = new();
    private readonly ManualResetEventSlim _stopping = new();
    private readonly Thread _thread;

    public NodeMonitor(CacheRuntime runtime, JournalWriter journal)
    {
        _runtime = runtime;
        _journal = journal;
        _thread = new Thread(Watch) { IsBackground = true, Name = "monitor" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stopping.Set();
        _thread.Join();
        _stopping.Dispose();
    }

    private void Watch()
    {
        long last = Stopwatch.GetTimestamp();
        while (!_stopping.Wait(Period))
        {
            long now = Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(last, now) > Late)
            {
                Note(RecordKind.Stall, last, now);
            }

            NoteWait();
            if (!_runtime.Remote!.IsAvailable)
            {
                // Tick by tick: a node that is killed meanwhile has told what there is to tell.
                Note(RecordKind.Disconnected, last, now);
            }

            last = now;
        }
    }

    // What the pool was late counts as far as the processors were the reason, and not what occupied its threads.
    private void NoteWait()
    {
        if (_probe.TryMeasure(out long ran) is { } late)
        {
            TimeSpan waited = _queue.LongestWait();
            TimeSpan stalled = late < waited ? late : waited;
            if (stalled > Worth)
            {
                Note(RecordKind.Stall, ran - (long)(stalled.TotalSeconds * Stopwatch.Frequency), ran);
            }
        }
    }

    private void Note(RecordKind kind, long from, long to) => _journal.Add(new JournalRecord(kind, 0, false, 0, 0, from, to));
}
