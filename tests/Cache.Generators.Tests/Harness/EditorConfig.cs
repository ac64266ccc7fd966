using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Harness;

/// <summary>Severities as the compiler takes them from an <c>.editorconfig</c> beside the sources.</summary>
internal sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _files = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(text, "/.editorconfig") });

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken)
        => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        => _files.GetOptionsForSourcePath("/" + tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
