using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Load;

/// <summary>One bar, and how it is measured.</summary>
internal interface IMeasurement
{
    int Bar { get; }

    IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments);
}
