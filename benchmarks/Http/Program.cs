using KpiGen.Cache.Benchmarks.Http.Measurements;
using KpiGen.Cache.Benchmarks.Reporting;

await MeasurementRun.RunAsync(args, [new StoredAnswers(), new SlowOrigin()]);
