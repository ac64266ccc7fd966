namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>One bar, and how it is measured.</summary>
public interface IMeasurement
{
    int Bar { get; }

    IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments);
}
