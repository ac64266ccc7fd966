using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI010Tests
{
    [Theory]
    [InlineData("[Cached(CacheType.User)] public interface IService { int Get(int id); Missing Find(int id); }", "Find", "'Missing'")]
    [InlineData("[Cached(CacheType.User)] public interface IService { Task<List<Missing[]>> Find(int id); }", "Find", "'Missing'")]
    [InlineData("[Cached(CacheType.User)] public interface IService { int Find(Missing? id); }", "Find", "'Missing'")]
    [InlineData("[Cached(CacheType.User)] public interface IService { int Get(int id); Missing? Size { get; } }", "Size", "'Missing'")]
    [InlineData("[Cached(CacheType.User)] public interface IService : IReadOnlyList<Missing> { int Get(int id); }", "IService", "'Missing'")]
    [InlineData("public class Dto { public Missing? Value { get; set; } } [Cached(CacheType.User)] public interface IService { Dto Find(int id); }", "Find", "a type inside")]
    public void A_type_that_is_not_known_is_reported_and_emitted_code_adds_no_error(string source, string place, string name)
    {
        GeneratorRun run = GeneratorHarness.Run(source);

        Diagnostic reported = Assert.Single(run.Reported);
        Assert.Equal(("KPI010", place), (reported.Id, reported.Location.SourceTree!.ToString().Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length)));
        Assert.Contains(name, reported.GetMessage(null), StringComparison.Ordinal);
        Assert.All(run.CompilerDiagnostics(), static diagnostic => Assert.DoesNotContain(".g.cs", diagnostic.Location.SourceTree!.FilePath, StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_that_exists_is_not_reported()
        => DiagnosticCheck.ReportsNothing("public sealed record Known(int Id); [Cached(CacheType.User)] public interface IService { Known Find(int id); }");
}
