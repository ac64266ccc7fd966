using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Analysis;

/// <summary>What an analyzer says can be turned off, or up, wherever .NET lets users do so.</summary>
public class SuppressionTests
{
    // Warnings are errors here.
    private const string Service = "[Cached(CacheType.User)] public interface IService { int Create(int id); Task<int> GetAsync(int id); }";

    [Fact]
    public async Task Without_anything_both_are_reported()
        => Assert.Equal([("KPI062", DiagnosticSeverity.Info), ("KPI064", DiagnosticSeverity.Error)], await FindingsAsync(Service));

    [Fact]
    public async Task A_pragma_suppresses_it()
        => Assert.Equal([("KPI062", DiagnosticSeverity.Info)], await FindingsAsync($"#pragma warning disable KPI064\n{Service}\n#pragma warning restore KPI064"));

    [Fact]
    public async Task An_attribute_suppresses_it()
        => Assert.Equal(
            [("KPI062", DiagnosticSeverity.Info)],
            await FindingsAsync("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"KpiGen.Cache\", \"KPI064\", Justification = \"reads\")]\n" + Service));

    [Fact]
    public async Task An_editorconfig_sets_its_severity()
        => Assert.Equal(
            [("KPI062", DiagnosticSeverity.Error)],
            await FindingsAsync(Service, "root = true\n[*.cs]\ndotnet_diagnostic.KPI064.severity = none\ndotnet_diagnostic.KPI062.severity = error\n"));

    private static async Task<IEnumerable<(string, DiagnosticSeverity)>> FindingsAsync(string source, string? editorConfig = null)
        => (await GeneratorHarness.Run(source).AssertClean().AnalyzeAsync(editorConfig is null ? null : new EditorConfig(editorConfig)))
            .Select(static diagnostic => (diagnostic.Id, diagnostic.Severity))
            .Order();
}
