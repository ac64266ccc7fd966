using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI024Tests
{
    [Fact]
    public void A_parameter_that_is_not_named_is_reported()
        => Assert.Contains("Parameter 'b' of 'Get' is not in the key '{a}'", Assert.Single(DiagnosticCheck.Reports(
            "KPI024", "public interface IService { [Cached(CacheType.User, Key = \"{a}\")] int Get(int a, int [|b|]); }")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Key = \"{a}\"", "int a, [CacheKeyIgnore] int b, CancellationToken token")]
    [InlineData("Key = \"all\"", "")]
    [InlineData("VaryByUser = true", "int a, int b")]
    public void What_is_named_or_ignored_is_not_reported(string setting, string parameters)
        => DiagnosticCheck.ReportsNothing($"public interface IService {{ [Cached(CacheType.User, {setting})] int Get({parameters}); }}");

    [Fact]
    public void A_member_without_a_key_format_is_reported_as_such()
        => DiagnosticCheck.Reports("KPI020", "public sealed record Query(object Raw); public interface IService { [Cached(CacheType.User, Key = \"{query.Raw}\")] int Get(Query [|query|]); }");
}
