using KpiGen.Cache.Benchmarks.Load.Measurements;
using KpiGen.Cache.Benchmarks.Load.Nodes;
using KpiGen.Cache.Benchmarks.Reporting;

if (args is [NodeProgram.Command, string redis])
{
    await NodeProgram.RunAsync(redis);
    return;
}

await MeasurementRun.RunAsync(args, [
    new RemoteHits(),
    new Misses(),
    new Stampedes(),
    new TypeInvalidation(),
    new Batches(),
    new NativeAot(),
    new ScaleOut(),
    new BackplaneTraffic(),
]);
