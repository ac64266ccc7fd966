using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI061Tests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"Orders\"")]
    [InlineData("\"1st\"")]
    [InlineData("\"a:b\"")]
    [InlineData("\"a*\"")]
    [InlineData("\"größe\"")]
    [InlineData("(string)null!")]
    [InlineData("(CacheType)99")]
    public void A_name_that_would_break_keys_is_reported(string name)
        => DiagnosticCheck.Reports("KPI061", $"public interface IService {{ [[|Cached({name})|]] int Get(int id); }}");

    [Theory]
    [InlineData("\"orders\"")]
    [InlineData("\"order-lines-2\"")]
    [InlineData("CacheType.Analytics")]
    public void A_plain_name_is_not_reported(string name)
        => DiagnosticCheck.ReportsNothing($"public interface IService {{ [Cached({name})] int Get(int id); }}");

    [Theory]
    [InlineData("\"orders\", \"Orders\"")]
    [InlineData("(CacheType)99")]
    [InlineData("(string)null!")]
    public void A_name_that_is_invalidated_is_checked_as_well(string names)
        => DiagnosticCheck.Reports("KPI061", $"public interface IService {{ [[|InvalidatesCache({names})|]] int Set(int id); }}");
}
