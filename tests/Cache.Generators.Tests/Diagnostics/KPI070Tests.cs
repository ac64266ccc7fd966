using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI070Tests
{
    [Fact]
    public void A_method_that_is_cached_and_invalidates_is_reported()
        => DiagnosticCheck.Reports("KPI070", "public interface IService { [[|Cached(CacheType.User)|], InvalidatesCache(CacheType.User)] int Set(int id); }");

    [Fact]
    public void A_cached_interface_may_have_methods_that_invalidate()
        => DiagnosticCheck.ReportsNothing("[Cached(CacheType.User)] public interface IService { int Get(int id); [InvalidatesCache(CacheType.User)] int Set(int id); }");
}
