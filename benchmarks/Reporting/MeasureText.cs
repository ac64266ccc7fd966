using System.Globalization;
using System.Text;

namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>Measures as Markdown.</summary>
public static class MeasureText
{
    private static readonly string[] Columns = ["#", "measure", "result", "bar", "holds"];

    /// <summary>Writes the table of all measures.</summary>
    public static string Table(IEnumerable<Measure> measures) => Table(Columns, [.. measures.Select(Cells)]);

    public static string Line(Measure measure) => Row(Cells(measure));

    public static string Table(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        text.AppendLine(Row(columns)).AppendLine(Row([.. columns.Select(static _ => "---")]));
        foreach (IReadOnlyList<string> row in rows)
        {
            text.AppendLine(Row(row));
        }

        return text.ToString();
    }

    private static string[] Cells(Measure measure) =>
    [
        measure.Bar.ToString(CultureInfo.InvariantCulture),
        measure.What,
        measure.Result,
        measure.Limit,
        measure.Holds switch { true => "yes", false => "**no**", null => "–" },
    ];

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
}
