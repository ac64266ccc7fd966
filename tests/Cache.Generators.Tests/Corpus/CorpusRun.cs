using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>What became of one interface.</summary>
internal sealed record CorpusService(CorpusEntry Entry, ServiceModel? Model, IReadOnlyList<Diagnostic> Reports);

/// <summary>One run of the generator over the whole corpus.</summary>
internal sealed record CorpusRun(GeneratorRun Run, IReadOnlyList<CorpusService> Services)
{
    private static readonly Lazy<IReadOnlyList<CorpusEntry>> Entries = new(static () => CorpusSource.Entries(Empty(LanguageVersion.Preview, allowUnsafe: true)));

    public static CorpusRun Start(LanguageVersion version, bool allowUnsafe)
    {
        CSharpCompilation empty = Empty(version, allowUnsafe);
        GeneratorRun run = GeneratorRun.Start(empty.AddSyntaxTrees(CorpusSource.Trees(Entries.Value, empty)));

        var models = run.StepValues(TrackingNames.Models).Cast<ServiceModel>().ToDictionary(static model => model.ServiceId.Split('.')[^1].Replace('x', '_'), StringComparer.Ordinal);
        ILookup<string, Diagnostic> reports = run.Reported.ToLookup(static report => report.Location.SourceTree!.FilePath, StringComparer.Ordinal);
        return new CorpusRun(run, [.. Entries.Value.Select(entry => new CorpusService(entry, models.GetValueOrDefault(entry.Name), [.. reports[entry.Name]]))]);
    }

    private static CSharpCompilation Empty(LanguageVersion version, bool allowUnsafe) => CSharpCompilation.Create(
        "Corpus",
        [CSharpSyntaxTree.ParseText(string.Empty, new CSharpParseOptions(version), "Empty.cs", System.Text.Encoding.UTF8)],
        CorpusAssemblies.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithWarningLevel(9999)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)])
            .WithAllowUnsafe(allowUnsafe));
}
