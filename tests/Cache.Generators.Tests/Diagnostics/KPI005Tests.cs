using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI005Tests
{
    private const string Base = "public interface IBase { int Find(int id); int Size { get; } } ";

    [Theory]
    [InlineData("[[|Cached(CacheType.User, Only = [\"Missing\", \"Find\"])|]] public interface IService : IBase;", "'Missing'")]
    [InlineData("[[|Cached(CacheType.User, Except = [\"find\"])|]] public interface IService : IBase;", "'find'")]
    [InlineData("[[|Cached(CacheType.User, Only = [\"Size\"])|]] public interface IService : IBase;", "'Size'")]
    [InlineData("[[|Cached(CacheType.User, Except = new string[] { null! })|]] public interface IService : IBase;", "''")]
    public void A_name_of_no_method_is_reported(string source, string name)
        => Assert.Contains(name, Assert.Single(DiagnosticCheck.Reports("KPI005", Base + source)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Only = [nameof(Get)]", new[] { "Get" })]
    [InlineData("Only = [nameof(Find), nameof(Own)]", new[] { "Find", "Own" })]
    [InlineData("Only = new string[0]", new[] { "Own" })]
    [InlineData("Except = [nameof(IBase.Find)]", new[] { "Get", "Own" })]
    [InlineData("Except = [nameof(Own)]", new[] { "Find", "Get" })]
    public void Names_choose_methods_and_an_attribute_of_a_method_wins_unless_excepted(string choice, string[] cached)
    {
        string emitted = GeneratorHarness.Run(Base + $"[Cached(CacheType.User, {choice})] public interface IService : IBase {{ int Get(int id); int Get(string id); [Cached(CacheType.Search)] int Own(int id); }}")
            .AssertSilent().Text("IService");

        string[] keys = choice.Contains("new string[0]", StringComparison.Ordinal) ? cached : [.. cached.Union(choice.StartsWith("Only", StringComparison.Ordinal) ? ["Own"] : [])];
        Assert.Equal(keys.Order(StringComparer.Ordinal), ((string[])["Find", "Get", "Own"]).Where(name => emitted.Contains($"struct {name}Key ", StringComparison.Ordinal)));
    }
}
