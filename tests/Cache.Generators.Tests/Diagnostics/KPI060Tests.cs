using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI060Tests
{
    [Theory]
    [InlineData("TtlSeconds = 0", "TtlSeconds is 0 but must be between 1 and 31536000 seconds")]
    [InlineData("TtlSeconds = -5", "TtlSeconds is -5")]
    [InlineData("TtlSeconds = 31536001", "TtlSeconds is 31536001")]
    [InlineData("NullTtlSeconds = -1", "NullTtlSeconds is -1 but must be between 0")]
    public void A_time_to_live_out_of_range_is_reported(string setting, string message)
        => Assert.Contains(
            message,
            Assert.Single(DiagnosticCheck.Reports("KPI060", $"public interface IService {{ [[|Cached(CacheType.User, {setting})|]] int Get(int id); }}")),
            StringComparison.Ordinal);

    [Fact]
    public void On_an_interface_it_is_reported_once()
        => DiagnosticCheck.Reports("KPI060", "[[|Cached(\"orders\", TtlSeconds = 0)|]] public interface IService { int A(int id); int B(int id); }");

    [Theory]
    [InlineData("TtlSeconds = 1")]
    [InlineData("TtlSeconds = 31536000")]
    [InlineData("NullTtlSeconds = 0")]
    public void The_limits_are_in_range(string setting)
        => DiagnosticCheck.ReportsNothing($"public interface IService {{ [Cached(CacheType.User, {setting})] int Get(int id); }}");
}
