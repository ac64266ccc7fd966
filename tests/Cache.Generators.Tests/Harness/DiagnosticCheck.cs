using System.Text;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Harness;

/// <summary>Asserts what the generator reports about a source in which <c>[|…|]</c> marks the expected places.</summary>
internal static class DiagnosticCheck
{
    /// <summary>Asserts that exactly the marked places are reported under <paramref name="id"/>, and that nothing else is wrong; hints under other ids do not matter.</summary>
    /// <returns>The messages, in source order.</returns>
    public static string[] Reports(string id, string marked)
    {
        (string source, string[] expected) = Unmark(marked);
        Assert.NotEmpty(expected);
        GeneratorRun run = id == "KPI067" ? GeneratorHarness.RunStrict(source) : GeneratorHarness.Run(source);
        Diagnostic[] reported = [.. run.Reported.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info || diagnostic.Id == id).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];

        Assert.All(reported, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Equal(expected, reported.Select(static diagnostic => Place(diagnostic)));
        Assert.True(run.CompilerDiagnostics() is [], string.Join("\n", run.CompilerDiagnostics()));
        Assert.EndsWith($"/docs/diagnostics/{id}.md", reported[0].Descriptor.HelpLinkUri, StringComparison.Ordinal);
        return [.. reported.Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Asserts that the analyzers report exactly the marked places under <paramref name="id"/>, and that nothing else is wrong.</summary>
    /// <returns>The messages, in source order.</returns>
    public static async Task<string[]> AnalysisReportsAsync(string id, string marked)
    {
        (string source, string[] expected) = Unmark(marked);
        Diagnostic[] found = [.. (await GeneratorHarness.Run(source).AssertClean().AnalyzeAsync()).Where(diagnostic => IsFinding(diagnostic, id)).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];

        Assert.All(found, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Equal(expected, found.Select(static diagnostic => Place(diagnostic)));
        Assert.All(found, diagnostic => Assert.EndsWith($"/docs/diagnostics/{id}.md", diagnostic.Descriptor.HelpLinkUri, StringComparison.Ordinal));
        return [.. found.Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Whether a diagnostic counts in an example of <paramref name="id"/>: a suggestion counts in its own examples only.</summary>
    public static bool IsFinding(Diagnostic diagnostic, string id) => diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id == id;

    public static void ReportsNothing(string source) => GeneratorHarness.Run(source).AssertSilent();

    // Column and text: two equal texts on different places are told apart.
    private static string Place(Diagnostic diagnostic)
    {
        string text = diagnostic.Location.SourceTree!.ToString();
        return $"{diagnostic.Location.SourceSpan.Start - Prefix(text)}: {text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}";
    }

    private static int Prefix(string text) => text.IndexOf("using KpiGen.Cache;\n", StringComparison.Ordinal) + "using KpiGen.Cache;\n".Length;

    private static (string Source, string[] Expected) Unmark(string marked)
    {
        var source = new StringBuilder();
        var expected = new List<string>();
        string[] pieces = marked.Split("[|");
        source.Append(pieces[0]);
        foreach (string piece in pieces.Skip(1))
        {
            string[] halves = piece.Split("|]");
            expected.Add($"{source.Length}: {halves[0]}");
            source.Append(halves[0]).Append(halves[1]);
        }

        return (source.ToString(), [.. expected]);
    }
}
