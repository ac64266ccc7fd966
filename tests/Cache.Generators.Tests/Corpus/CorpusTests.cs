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
    private static readonly Lazy<CorpusRun> Run = new(static () => CorpusRun.Start(LanguageVersion.Preview, allowUnsafe: true));

    private static readonly Lazy<Task<IReadOnlyList<CorpusCall>>> Calls = new(static () => CorpusCalls.CallTwiceAsync(Run.Value));

    [Fact]
    public void Emitted_code_compiles_without_a_warning() => AssertClean(Run.Value);

    [Fact]
    public void Emitted_code_compiles_with_the_oldest_language_and_without_unsafe_code() => AssertClean(CorpusRun.Start(LanguageVersion.CSharp12, allowUnsafe: false));

    [Fact]
    public void Every_interface_is_decorated_or_refused()
        => Assert.All(Run.Value.Services, static service => Assert.True(service.Model is not null || service.Reports.Any(static report => report.Severity == DiagnosticSeverity.Error), service.Entry.Theirs));

    [Fact]
    public void Every_method_is_cached_or_something_says_why_not()
        => Assert.All(Run.Value.Services.Where(static service => service.Model is not null), static service =>
            Assert.True(
                service.Model!.Forwarded.Methods.Count(static method => method.Disposal == Models.Forwarding.Disposal.None) == service.Reports.Count(static report => report.Id is "KPI007" or "KPI008"),
                $"{service.Entry.Theirs}: {string.Join("; ", service.Reports)}"));

    [Fact]
    public async Task The_figures_are_as_verified() => Snapshot.Verify(CorpusTable.Of(Run.Value, await Calls.Value), "Table", "txt");

    [Fact]
    public async Task Cached_methods_call_their_origin_once_and_their_values_come_back()
    {
        IReadOnlyList<CorpusCall> calls = await Calls.Value;

        Assert.Contains(calls, static call => call.NotRun is null);
        string[] faults = [.. calls.Where(static call => call.Fault is not null).Select(static call => $"{call.Method}: {call.Fault}")];
        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }

    private static void AssertClean(CorpusRun run)
    {
        Assert.True(run.Services.Count >= 200, $"{run.Services.Count} interfaces");
        IReadOnlyList<Diagnostic> found = run.Run.CompilerDiagnostics();
        Assert.True(found is [], string.Join("\n", found.Take(20)));
    }
}
