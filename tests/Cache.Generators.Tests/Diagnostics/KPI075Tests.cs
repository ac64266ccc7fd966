using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI075Tests
{
    [Theory]
    [InlineData("Nothing", "'All' is a batch of 'Nothing', which is no cached method of the interface")]
    [InlineData("Plain", "no cached method")]
    [InlineData("All", "no cached method")]
    [InlineData("Both", "has 2 cached overloads of which several have the parameters")]
    [InlineData("Neither", "has 2 cached overloads of which none has the parameters")]
    public void A_name_of_no_single_cached_method_is_reported(string name, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI075", Source(name).Replace("All(", "[|All|](", StringComparison.Ordinal))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Get")]
    [InlineData("One")]
    public void A_cached_method_or_the_only_overload_that_fits_is_not_reported(string name) => DiagnosticCheck.ReportsNothing(Source(name));

    [Fact]
    public void An_interface_in_which_nothing_is_cached_is_reported()
        => Assert.Contains("nothing in 'IService' is cached", Assert.Single(DiagnosticCheck.Reports("KPI075", """
            public interface IService
            {
                Task<string> Get(int id);
                [CachedBatch(nameof(Get))] Task<Dictionary<int, string>> [|All|](int[] ids);
            }
            """)), StringComparison.Ordinal);

    [Fact]
    public void An_interface_that_only_invalidates_is_reported_once()
        => Assert.Contains("no cached method", Assert.Single(DiagnosticCheck.Reports("KPI075", """
            public interface IService
            {
                Task<string> Get(int id);
                [CachedBatch(nameof(Get))] Task<Dictionary<int, string>> [|All|](int[] ids);
                [InvalidatesCache(CacheType.User)] void Clear();
            }
            """)), StringComparison.Ordinal);

    private static string Source(string name) => $$"""
        public interface IService
        {
            Task<string> Plain(int id);
            [Cached(CacheType.User)] Task<string> Get(int id);
            [Cached(CacheType.User)] Task<string> One(int id);
            [Cached(CacheType.User)] Task<string> One(string id);
            [Cached(CacheType.User)] Task<string> Both(int id);
            [Cached(CacheType.User)] Task<string> Both(int id, CancellationToken token);
            [Cached(CacheType.User)] Task<string> Neither(long id);
            [Cached(CacheType.User)] Task<string> Neither(string id);
            [CachedBatch("{{name}}")] Task<Dictionary<int, string>> All(int[] ids);
        }
        """;
}
