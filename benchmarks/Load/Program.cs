using KpiGen.Cache.Benchmarks.Load;
using KpiGen.Cache.Benchmarks.Load.Measurements;
using KpiGen.Cache.Benchmarks.Load.Nodes;
using KpiGen.Cache.Benchmarks.Reporting;

if (args is [NodeProgram.Command, string redis])
{
    await NodeProgram.RunAsync(redis);
    return;
}

IMeasurement[] measurements =
[
    new RemoteHits(),
    new Misses(),
    new Stampedes(),
    new TypeInvalidation(),
    new Batches(),
    new NativeAot(),
    new ScaleOut(),
    new BackplaneTraffic(),
];

MeasureArguments arguments = MeasureArguments.Parse(args);
foreach (IMeasurement measurement in measurements.Where(measurement => arguments.Includes(measurement.Bar)))
{
    await foreach (Measure measure in measurement.RunAsync(arguments))
    {
        arguments.Report(measure);
    }
}
