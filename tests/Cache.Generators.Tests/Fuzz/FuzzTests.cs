using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.Generators.Tests.Fuzz;

/// <summary>Random interfaces: each is decorated by code without a warning, or refused under an ID at a place in the source.</summary>
public class FuzzTests
{
    private const int Interfaces = 150;

    [Theory]
    [InlineData(1, LanguageVersion.CSharp12, NullableContextOptions.Enable)]
    [InlineData(2, LanguageVersion.CSharp12, NullableContextOptions.Disable)]
    [InlineData(3, LanguageVersion.CSharp13, NullableContextOptions.Annotations)]
    [InlineData(4, LanguageVersion.Preview, NullableContextOptions.Enable)]
    [InlineData(5, LanguageVersion.Preview, NullableContextOptions.Disable)]
    [InlineData(6, LanguageVersion.Preview, NullableContextOptions.Warnings)]
    public void A_random_interface_is_decorated_or_refused(int seed, LanguageVersion version, NullableContextOptions nullable)
    {
        GeneratorRun run = GeneratorHarness.Run(FuzzSource.Create(seed, Interfaces, isNewest: version > LanguageVersion.CSharp12), version, nullable);

        Diagnostic[] ours = [.. run.CompilerDiagnostics().Where(static diagnostic => !IsEmitted(diagnostic) && diagnostic is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false })];
        Assert.True(ours is [], "The fuzz itself is wrong:\n" + Describe(ours));
        Diagnostic[] emitted = [.. run.CompilerDiagnostics().Where(IsEmitted)];
        Assert.True(emitted is [], Describe(emitted));
        Assert.All(run.Reported, static diagnostic => Assert.True(diagnostic.Id.StartsWith("KPI", StringComparison.Ordinal) && diagnostic.Location.IsInSource, diagnostic.ToString()));
        Assert.InRange(run.HintNames.Count, Interfaces / 2, Interfaces); // refusing everything would be easy
        string[] skipped = [.. Skipped(run)];
        Assert.True(skipped is [], string.Join("\n", skipped));
    }

    private static bool IsEmitted(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    // What is neither in an emitted file nor reported.
    private static IEnumerable<string> Skipped(GeneratorRun run)
    {
        foreach (InterfaceDeclarationSyntax service in run.Sources[0].GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InterfaceDeclarationSyntax>())
        {
            string name = service.Identifier.Text;
            if (!name.StartsWith("IFuzz", StringComparison.Ordinal))
            {
                continue;
            }

            if (!run.HintNames.Any(hint => hint.EndsWith(name + ".g.cs", StringComparison.Ordinal)))
            {
                if (!run.Reported.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.GetMessage(null).Contains(name + "'", StringComparison.Ordinal)))
                {
                    yield return name;
                }

                continue;
            }

            string text = run.Text(name + ".g.cs");
            foreach (MethodDeclarationSyntax method in service.Members.OfType<MethodDeclarationSyntax>().Where(IsExpected))
            {
                if (!text.Contains($"Method = \"{method.Identifier.ValueText}", StringComparison.Ordinal) && !run.Reported.Any(diagnostic => method.Span.Contains(diagnostic.Location.SourceSpan)))
                {
                    yield return $"{name}: {method}";
                }
            }
        }
    }

    private static bool IsExpected(MethodDeclarationSyntax method)
        => !method.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.SealedKeyword)
            && !method.AttributeLists.ToString().Contains("NotCached", StringComparison.Ordinal);

    private static string Describe(IEnumerable<Diagnostic> diagnostics)
        => string.Join("\n", diagnostics.GroupBy(static diagnostic => diagnostic.Id).SelectMany(static group => group.Take(6)).Select(GeneratorRun.Describe));
}
