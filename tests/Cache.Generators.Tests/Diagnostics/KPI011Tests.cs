using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI011Tests
{
    [Theory]
    [InlineData("0", "MaxItems is 0 but must be between 1 and 1000000 items")]
    [InlineData("-1", "MaxItems is -1")]
    [InlineData("1000001", "MaxItems is 1000001")]
    public void A_number_of_items_out_of_range_is_reported(string items, string message)
        => Assert.Contains(
            message,
            Assert.Single(DiagnosticCheck.Reports("KPI011", $"public interface IService {{ [[|Cached(CacheType.User, MaxItems = {items})|]] IAsyncEnumerable<int> ReadAsync(int id); }}")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("1")]
    [InlineData("1_000_000")]
    public void The_limits_are_in_range(string items)
        => DiagnosticCheck.ReportsNothing($"public interface IService {{ [Cached(CacheType.User, MaxItems = {items})] IAsyncEnumerable<int> ReadAsync(int id); }}");
}
