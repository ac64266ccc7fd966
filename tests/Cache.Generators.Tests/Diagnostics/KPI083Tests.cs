using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI083Tests
{
    [Theory]
    [InlineData("RefreshBehind = true", "RefreshBehind serves stale values")]
    [InlineData("SoftTimeoutMilliseconds = 50", "SoftTimeoutMilliseconds serves stale values")]
    public void What_serves_stale_values_without_a_limit_is_hinted_at(string settings, string message)
        => Assert.StartsWith(
            message,
            Assert.Single(DiagnosticCheck.Reports("KPI083", $"public interface IService {{ [[|Cached(CacheType.User, {settings})|]] Task<int> Get(int id, CancellationToken token); }}")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("RefreshBehind = true, StaleSeconds = 1")]
    [InlineData("RefreshBehind = false")]
    [InlineData("HardTimeoutMilliseconds = 50, RefreshAheadPercent = 80")]
    public void With_a_limit_or_without_stale_values_it_is_not(string settings)
        => DiagnosticCheck.ReportsNothing($"public interface IService {{ [Cached(CacheType.User, {settings})] Task<int> Get(int id, CancellationToken token); }}");
}
