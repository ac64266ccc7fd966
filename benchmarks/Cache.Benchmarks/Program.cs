using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using KpiGen.Cache.Benchmarks.Measured;
using KpiGen.Cache.Benchmarks.Reporting;

// With --out it measures the bars it knows; otherwise it is BenchmarkDotNet's own command line.
if (args.Contains("--out"))
{
    MeasuredRun.Report(MeasureArguments.Parse(args));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.WithOptions(ConfigOptions.DisableLogFile));
