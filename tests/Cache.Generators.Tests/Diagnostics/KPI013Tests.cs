using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI013Tests
{
    [Theory]
    [InlineData("[[|Cached(CacheType.User, Closed = [typeof(IService)])|]] public interface IService { int Get(int id); }", "'IService' is not generic")]
    [InlineData("public interface IService { [[|Cached(CacheType.User, Closed = [typeof(int)])|]] int Get(int id); }", "'Get' is a method")]
    [InlineData("[Cached(CacheType.User, Closed = [typeof(IService<int>), typeof(IService<long>)])] public interface IService<T> { [[|Cached(CacheType.User, Closed = [typeof(IService<int>)])|]] T Get(int id); }", "'Get' is a method")]
    public void A_list_without_anything_to_close_is_reported_once(string source, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI013", source)), StringComparison.Ordinal);

    [Fact]
    public void An_empty_list_says_nothing()
        => DiagnosticCheck.ReportsNothing("[Cached(CacheType.User, Closed = [])] public interface IService { int Get(int id); }");
}
