namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>What every measuring program does: it runs the measurements that were asked for, one after the other, and reports what they find.</summary>
public static class MeasurementRun
{
    public static async Task RunAsync(string[] args, IEnumerable<IMeasurement> measurements)
    {
        MeasureArguments arguments = MeasureArguments.Parse(args);
        foreach (IMeasurement measurement in measurements.Where(measurement => arguments.Includes(measurement.Bar)))
        {
            await foreach (Measure measure in measurement.RunAsync(arguments))
            {
                arguments.Report(measure);
            }
        }
    }
}
