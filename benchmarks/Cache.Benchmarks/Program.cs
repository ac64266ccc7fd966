using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using KpiGen.Cache.Benchmarks;
using KpiGen.Cache.Benchmarks.HitRatio;
using KpiGen.Cache.Benchmarks.Measured;
using KpiGen.Cache.Benchmarks.Reporting;

// With --out it measures the bars it knows; otherwise it is BenchmarkDotNet's own command line.
if (args.Contains("--out"))
{
    MeasuredRun.Report(MeasureArguments.Parse(args));
    return;
}

switch (args)
{
    case ["hit-ratio"]:
        await HitRatioReport.PrintAsync();
        break;
    case ["threads"]:
        await ThreadScaling.PrintAsync();
        break;
    case ["resident"]:
        await ResidentGrowth.PrintAsync();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(KeyShapeBenchmarks).Assembly).Run(args, DefaultConfig.Instance.WithOptions(ConfigOptions.DisableLogFile));
        break;
}
