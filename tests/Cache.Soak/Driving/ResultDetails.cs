using KpiGen.Cache.Soak.Journals;
using KpiGen.Cache.Soak.Judging;
using KpiGen.Cache.Soak.Subject;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>Writes down what went wrong, with all that is needed to find out why.</summary>
internal static class ResultDetails
{
    private const int Told = 20;

    // What lies this far before the write may still have to do with it.
    private static readonly long Around = Oracle.Ticks(TimeSpan.FromSeconds(3));

    public static void Write(SoakResult result, TextWriter output)
    {
        foreach (string problem in result.Problems)
        {
            output.WriteLine($"problem: {problem}");
        }

        foreach (Violation violation in result.Violations.OrderByDescending(static violation => violation.Late).Take(Told))
        {
            Write(result, violation, output);
        }
    }

    private static void Write(SoakResult result, Violation violation, TextWriter output)
    {
        (JournalRecord read, JournalRecord write) = (violation.Reads.Last, violation.Write);
        output.WriteLine(
            $"violation of {violation.Rule}, {violation.Late / (double)Oracle.Ticks(TimeSpan.FromMilliseconds(1)):F0} ms late: cell {read.Cell} ({Cells.MethodOf(read.Cell)})");
        output.WriteLine(
            $"  node {violation.Writer.Number} wrote version {write.Version} at {result.TimeOf(write.Start)}; "
            + $"{(InvalidationKind)write.Detail} returned at {result.TimeOf(write.End)}{(write.Completed ? "" : ", not completed")}");
        output.WriteLine(
            $"  node {violation.Reader.Number} read version {read.Version} ({(ReadKind)read.Detail}) from {result.TimeOf(read.Start)} to {result.TimeOf(read.End)}, "
            + $"the last of {violation.Reads.Count} reads since {result.TimeOf(violation.Reads.First.Start)} to {result.TimeOf(violation.Reads.First.End)}");
        (long from, long to) = (write.Start - Around, read.End);
        foreach (Fault fault in result.Faults.Where(fault => fault.End >= from && fault.Start <= to))
        {
            output.WriteLine($"  {fault.Kind} from {result.TimeOf(fault.Start)} to {result.TimeOf(fault.End)}: {fault.Detail.Trim()}");
        }

        Write(result, $"node {violation.Reader.Number} was disconnected", violation.Reader.Disconnections, from, to, output);
        Write(result, $"node {violation.Writer.Number} was disconnected", violation.Writer.Disconnections, from, to, output);
        Write(result, $"node {violation.Reader.Number} did not run", violation.Reader.Stalls, from, to, output);
    }

    private static void Write(SoakResult result, string what, Intervals spans, long from, long to, TextWriter output)
    {
        foreach ((long start, long end) in spans.All.Where(span => span.To >= from && span.From <= to))
        {
            output.WriteLine($"  {what} from {result.TimeOf(start)} to {result.TimeOf(end)}");
        }
    }
}
