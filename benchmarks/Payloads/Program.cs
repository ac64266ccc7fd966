using KpiGen.Cache.Benchmarks.Payloads.Measurements;
using KpiGen.Cache.Benchmarks.Reporting;

await MeasurementRun.RunAsync(args, [new PayloadSizes(), new CompressionSettings()]);
