using System.Collections.Concurrent;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>
/// Decorates the public interfaces of real packages. Each ends in code that compiles without a warning, or in one of our diagnostics; and every
/// method is cached, or something says why not.
/// </summary>
public class CorpusTests
{
    private static readonly ConcurrentDictionary<LanguageVersion, CorpusRun> Runs = new();

    public static TheoryData<LanguageVersion> Versions => [LanguageVersion.CSharp12, LanguageVersion.Preview];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Emitted_code_compiles_without_a_warning(LanguageVersion version)
    {
        CorpusRun run = Run(version);

        Assert.True(run.Entries.Count >= 200, $"{run.Entries.Count} interfaces");
        Assert.True(run.CompilerDiagnostics is [], string.Join("\n", run.CompilerDiagnostics.Take(20)));
    }

    [Fact]
    public void Every_interface_is_decorated_or_refused()
        => Assert.All(Run(LanguageVersion.Preview).Services, static service => Assert.True(service.Model is not null || service.Reports.Any(static report => report.Severity == DiagnosticSeverity.Error), service.Entry.Theirs));

    [Fact]
    public void Every_method_is_cached_or_something_says_why_not()
        => Assert.All(Run(LanguageVersion.Preview).Services.Where(static service => service.Model is not null), static service =>
            Assert.True(
                service.Model!.Forwarded.Methods.Count(static method => method.Disposal == Models.Forwarding.Disposal.None) == service.Reports.Count(static report => report.Id is "KPI007" or "KPI008"),
                $"{service.Entry.Theirs}: {string.Join("; ", service.Reports)}"));

    [Fact]
    public void The_figures_are_as_verified() => Snapshot.Verify(CorpusTable.Of(Run(LanguageVersion.Preview)), "Table", "txt");

    private static CorpusRun Run(LanguageVersion version) => Runs.GetOrAdd(version, static version => CorpusRun.Start(version));
}
