using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI080Tests
{
    [Theory]
    [InlineData("StaleSeconds = 0, RefreshBehind = true", "StaleSeconds is 0, but RefreshBehind serves stale values")]
    [InlineData("StaleSeconds = 0, SoftTimeoutMilliseconds = 5", "StaleSeconds is 0, but SoftTimeoutMilliseconds serves stale values")]
    [InlineData("StaleSeconds = 9, SoftTimeoutMilliseconds = 20, HardTimeoutMilliseconds = 10", "SoftTimeoutMilliseconds is longer than HardTimeoutMilliseconds")]
    public void A_contradiction_is_reported(string settings, string message)
        => Assert.Contains(
            message,
            Assert.Single(DiagnosticCheck.Reports("KPI080", $"public interface IService {{ [[|Cached(CacheType.User, {settings})|]] int Get(int id); }}")),
            StringComparison.Ordinal);

    [Fact]
    public void On_an_interface_it_is_reported_once()
        => DiagnosticCheck.Reports("KPI080", "[[|Cached(\"orders\", StaleSeconds = 0, RefreshBehind = true)|]] public interface IService { int A(int id); int B(int id); }");

    [Theory]
    [InlineData("StaleSeconds = 0, RefreshBehind = false")]
    [InlineData("StaleSeconds = 0")]
    [InlineData("StaleSeconds = 1, SoftTimeoutMilliseconds = 10, HardTimeoutMilliseconds = 10")]
    public void What_agrees_is_not(string settings)
        => DiagnosticCheck.ReportsNothing($"public interface IService {{ [Cached(CacheType.User, {settings})] Task<int> Get(int id, CancellationToken token); }}");
}
