using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using KpiGen.Cache.Benchmarks;
using KpiGen.Cache.Benchmarks.HitRatio;

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
