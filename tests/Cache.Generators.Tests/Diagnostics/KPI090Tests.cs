using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI090Tests
{
    private const string Service = "[Cached(CacheType.User)] public interface IService { int Get(int id); }";

    [Fact]
    public void An_old_language_version_is_reported_and_nothing_is_emitted()
    {
        GeneratorRun run = GeneratorHarness.Run(Service, LanguageVersion.CSharp11);

        Diagnostic reported = Assert.Single(run.Reported);
        Assert.Equal("KPI090", reported.Id);
        Assert.Equal("IService", reported.Location.SourceTree!.ToString().Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length));
        Assert.Contains("needs C# 12.0 and the project uses C# 11.0", reported.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.HintNames);
    }

    [Fact]
    public void An_attribute_without_its_runtime_is_reported_and_nothing_is_emitted()
    {
        GeneratorRun run = GeneratorHarness.RunWithoutRuntime("""
            namespace KpiGen.Cache { public enum CacheType { User } public sealed class CachedAttribute(CacheType type) : System.Attribute { public CacheType Type => type; } }
            namespace App { [KpiGen.Cache.Cached(KpiGen.Cache.CacheType.User)] public interface IService { int Get(int id); } }
            """);

        Assert.Equal("KPI090", Assert.Single(run.Reported).Id);
        Assert.Empty(run.HintNames);
    }

    [Theory]
    [InlineData("var")]
    [InlineData("dynamic")]
    [InlineData("nint")]
    public void A_type_called_like_a_word_of_the_language_is_reported(string word)
    {
        GeneratorRun run = GeneratorHarness.Run($"#pragma warning disable CS8981\npublic sealed class {word};\n{Service}");

        Assert.Contains($"'{word}'", Assert.Single(run.Reported).GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.HintNames);
        Assert.Empty(run.CompilerDiagnostics());
    }

    [Fact]
    public void Such_a_type_in_a_namespace_is_not_in_the_way()
        => GeneratorHarness.Run($"#pragma warning disable CS8981\nnamespace App {{ public sealed class var; {Service} }}").AssertClean();

    [Fact]
    public void The_oldest_supported_version_is_not_reported() => GeneratorHarness.Run(Service, LanguageVersion.CSharp12).AssertClean();

    [Fact]
    public void A_project_that_does_not_use_the_cache_gets_nothing()
    {
        GeneratorRun run = GeneratorHarness.RunWithoutRuntime("public interface IService { int Get(int id); }");

        Assert.Empty(run.Reported);
        Assert.Empty(run.HintNames);
    }
}
