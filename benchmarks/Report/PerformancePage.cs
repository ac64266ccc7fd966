using System.Globalization;
using System.Text;
using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Report;

/// <summary>The page that shows a run: one table of all measures, then the figures behind them.</summary>
internal static class PerformancePage
{
    public static string Write(IReadOnlyList<Measure> measures, IEnumerable<(string Name, string Value)> surroundings, string command)
    {
        var page = new StringBuilder();
        page.AppendLine("# Performance").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"Written by `{command}`; every number on this page was printed by that run. A ratio is the median of alternating rounds in one process, with the");
        page.AppendLine("same payloads and keys for all; where there were several processes, the line and its figures are those of the one in the middle, and the ratios of all of them stand");
        page.AppendLine("beside it. [Benchmarks](benchmarks.md) says how to repeat it, and what each number means.").AppendLine();
        page.Append(MeasureText.Table(["where", ""], [.. surroundings.Select(static line => (string[])[line.Name, line.Value])])).AppendLine();
        page.Append(MeasureText.Table(measures));
        foreach (Measure measure in measures)
        {
            Append(page, measure);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, Measure measure)
    {
        if (measure.Details is { } details)
        {
            page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {measure.Bar}: {details.Title}").AppendLine().AppendLine(details.Note).AppendLine();
            page.Append(MeasureText.Table(details.Columns, details.Rows));
        }
    }
}
