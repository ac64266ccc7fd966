using System.Globalization;

namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>The arguments that every measuring program takes.</summary>
/// <param name="Out">The file that measures are appended to.</param>
/// <param name="Only">The bars to measure, or none for all of them.</param>
/// <param name="IsQuick">Whether fewer and shorter rounds are enough: to see that it works, not to quote.</param>
public sealed record MeasureArguments(string? Out, IReadOnlySet<int> Only, bool IsQuick)
{
    /// <summary>Gets how many alternating rounds a ratio is the median of.</summary>
    public int Rounds => IsQuick ? 3 : 7;

    /// <summary>Gets whether to leave out what takes long or has no bar: a quick run of everything, in which nobody has asked for it.</summary>
    public bool LeavesOut => IsQuick && Only.Count == 0;

    /// <summary>Reads <c>--out file</c>, <c>--only 4,8</c> and <c>--quick</c>.</summary>
    public static MeasureArguments Parse(string[] arguments)
    {
        string? only = ValueOf(arguments, "--only");
        int[] bars = [.. (only ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static bar => int.Parse(bar, CultureInfo.InvariantCulture))];
        return new MeasureArguments(ValueOf(arguments, "--out"), bars.ToHashSet(), arguments.Contains("--quick"));
    }

    public bool Includes(int bar) => Only.Count == 0 || Only.Contains(bar);

    /// <summary>Prints a measure, and appends it to the file where there is one.</summary>
    public void Report(Measure measure)
    {
        Console.WriteLine(MeasureText.Line(measure));
        if (measure.Details is { } details)
        {
            Console.WriteLine(MeasureText.Table(details.Columns, details.Rows));
        }

        if (Out is not null)
        {
            MeasureFile.Append(Out, measure);
        }
    }

    private static string? ValueOf(string[] arguments, string name)
    {
        int index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}
