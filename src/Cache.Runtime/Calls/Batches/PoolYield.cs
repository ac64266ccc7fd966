using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>
/// Goes on behind what the thread pool has been given so far. The client of the store leaves sending to the pool: a thread that goes on with long work
/// keeps waiting what it has just asked for, until another thread comes for it.
/// </summary>
/// <remarks>
/// Neither <see cref="Task.Yield"/>, which goes on in the scheduler of whoever called, nor <see cref="ConfigureAwaitOptions.ForceYielding"/>, which goes on
/// before everything else that this thread has begun.
/// </remarks>
internal sealed class PoolYield : ICriticalNotifyCompletion
{
    public static readonly PoolYield Instance = new();

    private PoolYield()
    {
    }

    public bool IsCompleted => false;

    public PoolYield GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => ThreadPool.QueueUserWorkItem(static next => next(), continuation, preferLocal: false);

    public void UnsafeOnCompleted(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(static next => next(), continuation, preferLocal: false);
}
