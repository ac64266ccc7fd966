using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI006Tests
{
    [Theory]
    [InlineData("[[|Cached(CacheType.User, Only = [\"Get\"], Except = [\"Get\"])|]] public interface IService { int Get(int id); }", "exclude each other")]
    [InlineData("public interface IService { [[|Cached(CacheType.User, Only = [\"Get\"])|]] int Get(int id); }", "mean nothing")]
    [InlineData("[[|Cached(CacheType.User, Only = [\"Get\"])|]] public interface IService { [NotCached] int Get(int id); }", "[NotCached]")]
    [InlineData("[[|Cached(CacheType.User, Only = [\"Get\"])|]] public interface IService { [InvalidatesCache(\"own\")] int Get(int id); }", "[InvalidatesCache]")]
    public void A_contradiction_is_reported(string source, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI006", source)), StringComparison.Ordinal);

    [Fact]
    public void A_choice_is_not_reported()
        => DiagnosticCheck.ReportsNothing("[Cached(CacheType.User, Except = [nameof(Run)])] public interface IService { int Get(int id); void Run(); }");
}
