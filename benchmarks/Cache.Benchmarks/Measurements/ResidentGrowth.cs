using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks.Measurements;

/// <summary>How much the process grows while a million keys pass a memory of ten thousand places.</summary>
/// <remarks>It comes first of all: what other measurements leave free in the heap would hide the growth.</remarks>
internal sealed class ResidentGrowth : IMeasurement
{
    private const int Keys = 1_000_000;
    private const int Places = 10_000;
    private const long MostBytes = 50_000_000;

    public int Bar => 12;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        await using Node node = Node.Start(Places);
        IShapeService service = node.Get<IShapeService>();
        await service.CountAsync(-1);
        (long managed, long resident) = Settle();
        for (int i = 0; i < Keys; i++)
        {
            await service.CountAsync(i);
        }

        (long managedAfter, long residentAfter) = Settle();
        long grown = residentAfter - resident;
        yield return new Measure(
            Bar,
            $"{Figures.Count(Keys)} keys through {Figures.Count(Places)} places: growth of the resident set, and of the managed heap",
            $"{Figures.Megabytes(grown)}, {Figures.Megabytes(managedAfter - managed)}",
            $"resident <= {Figures.Megabytes(MostBytes)}",
            grown <= MostBytes);
    }

    private static (long Managed, long Resident) Settle() => (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
}
