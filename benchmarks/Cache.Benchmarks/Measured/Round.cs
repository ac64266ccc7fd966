using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>
/// Runs every benchmark of a class once, one after the other. In this process: a build of its own for each takes minutes, and a ratio is taken
/// from many rounds anyway.
/// </summary>
internal static class Round
{
    public static IReadOnlyList<Figure> Run(Type benchmarks, bool isQuick)
    {
        Summary summary = BenchmarkRunner.Run(benchmarks, Config(isQuick));
        return summary.Reports.All(static report => report.Success)
            ? [.. summary.Reports.Select(static report => new Figure(
                NameOf(report.BenchmarkCase.Descriptor), report.ResultStatistics!.Median, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0))]
            : throw new InvalidOperationException($"{benchmarks.Name} could not be measured; run it by itself to see why.");
    }

    public static string NameOf(string? category, string description) => category is null ? description : $"{category}: {description}";

    private static string NameOf(Descriptor benchmark) => NameOf(benchmark.Categories.FirstOrDefault(), benchmark.WorkloadMethodDisplayInfo.Trim('\''));

    private static ManualConfig Config(bool isQuick) => ManualConfig.CreateEmpty()
        .AddLogger(NullLogger.Instance)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithOptions(ConfigOptions.DisableLogFile)
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithGcForce(false) // Before every iteration it would take longer than the iteration.
            .WithIterationTime(TimeInterval.FromMilliseconds(isQuick ? 40 : 100))
            .WithWarmupCount(isQuick ? 1 : 2)
            .WithIterationCount(isQuick ? 3 : 5));
}
