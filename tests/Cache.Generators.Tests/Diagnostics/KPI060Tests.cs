using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI060Tests
{
    [Theory]
    [InlineData("TtlSeconds = 0", "TtlSeconds is 0 but must be between 1 and 31536000 seconds")]
    [InlineData("TtlSeconds = -5", "TtlSeconds is -5")]
    [InlineData("TtlSeconds = 31536001", "TtlSeconds is 31536001")]
    [InlineData("NullTtlSeconds = -1", "NullTtlSeconds is -1 but must be between 0")]
    [InlineData("StaleSeconds = -1", "StaleSeconds is -1 but must be between 0 and 31536000 seconds")]
    [InlineData("MemoryTtlSeconds = 0", "MemoryTtlSeconds is 0 but must be between 1 and 31536000 seconds")]
    [InlineData("JitterPercent = 51", "JitterPercent is 51 but must be between 0 and 50 per cent")]
    [InlineData("RefreshAheadPercent = 9", "RefreshAheadPercent is 9 but must be between 10 and 99 per cent")]
    [InlineData("RefreshAheadPercent = 100", "RefreshAheadPercent is 100 but must be between 10 and 99 per cent")]
    [InlineData("SoftTimeoutMilliseconds = 0", "SoftTimeoutMilliseconds is 0 but must be between 1 and 3600000 milliseconds")]
    [InlineData("HardTimeoutMilliseconds = 3600001", "HardTimeoutMilliseconds is 3600001 but must be between 1 and 3600000 milliseconds")]
    [InlineData("FailureTtlSeconds = 61", "FailureTtlSeconds is 61 but must be between 0 and 60 seconds")]
    [InlineData("RetryIntervalSeconds = 0", "RetryIntervalSeconds is 0 but must be between 1 and 3600 seconds")]
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
    [InlineData("StaleSeconds = 0, MemoryTtlSeconds = 31536000, JitterPercent = 50, RefreshAheadPercent = 10, FailureTtlSeconds = 60, RetryIntervalSeconds = 3600, HardTimeoutMilliseconds = 1")]
    [InlineData("StaleSeconds = 31536000, MemoryTtlSeconds = 1, JitterPercent = 0, RefreshAheadPercent = 99, FailureTtlSeconds = 0, RetryIntervalSeconds = 1, SoftTimeoutMilliseconds = 3600000")]
    public void The_limits_are_in_range(string setting)
        => DiagnosticCheck.ReportsNothing($"public interface IService {{ [Cached(CacheType.User, {setting})] int Get(int id); }}");
}
