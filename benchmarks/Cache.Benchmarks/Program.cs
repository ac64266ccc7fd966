using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using KpiGen.Cache.Benchmarks;
using KpiGen.Cache.Benchmarks.HitRatio;
using KpiGen.Cache.Benchmarks.Measured;
using KpiGen.Cache.Benchmarks.Measurements;
using KpiGen.Cache.Benchmarks.Reporting;

// With --out it measures the bars it knows; otherwise it is BenchmarkDotNet's own command line.
if (!args.Contains("--out"))
{
    BenchmarkSwitcher.FromAssembly(typeof(KeyShapeBenchmarks).Assembly).Run(args, DefaultConfig.Instance.WithOptions(ConfigOptions.DisableLogFile));
    return;
}

await MeasurementRun.RunAsync(args, [
    new ResidentGrowth(),
    new EntryMemory(),
    BenchmarkMeasurements.MemoryHits,
    BenchmarkMeasurements.EntriesInTurn,
    BenchmarkMeasurements.KeyShapes,
    BenchmarkMeasurements.ScopedService,
    BenchmarkMeasurements.SingleKeys,
    new ThreadScaling(),
    BenchmarkMeasurements.Payloads,
    new HitRatios(),
]);
