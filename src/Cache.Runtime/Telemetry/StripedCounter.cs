using System.Runtime.InteropServices;

namespace KpiGen.Cache.Telemetry;

/// <summary>A counter that many threads may raise without sharing a cache line. Exact; reading it sums the stripes.</summary>
internal sealed class StripedCounter
{
    private const int MaxStripes = 64;

    private static readonly int Mask = (int)Math.Min(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount), MaxStripes) - 1;

    private readonly Cell[] _cells = new Cell[Mask + 1];

    public void Increment() => Interlocked.Increment(ref _cells[Thread.GetCurrentProcessorId() & Mask].Value);

    public long Sum()
    {
        long sum = 0;
        for (int i = 0; i < _cells.Length; i++)
        {
            sum += Interlocked.Read(ref _cells[i].Value);
        }

        return sum;
    }

    // 128 bytes: processors fetch cache lines of 64 bytes in pairs.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Cell
    {
        [FieldOffset(64)]
        public long Value;
    }
}
