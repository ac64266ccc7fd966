using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI060FixTests
{
    [Fact]
    public Task The_nearest_value_takes_its_place()
        => FixTest<TimeToLiveFix>.FixesAsync(
            """
            public interface IService
            {
                [{|KPI060:Cached(CacheType.User, TtlSeconds = 40_000_000)|}] int Get(int id);
                [{|KPI060:Cached(CacheType.User, TtlSeconds = 60, NullTtlSeconds = -1)|}] int? Find(int id);
                [{|KPI060:{|KPI060:Cached("orders", NullTtlSeconds = int.MinValue, TtlSeconds = int.MaxValue)|}|}] int? Load(int id);
            }
            """,
            """
            public interface IService
            {
                [Cached(CacheType.User, {|KPI063:TtlSeconds = 31536000|})] int Get(int id);
                [Cached(CacheType.User, TtlSeconds = 60, NullTtlSeconds = 0)] int? Find(int id);
                [Cached("orders", NullTtlSeconds = 0, {|KPI063:TtlSeconds = 31536000|})] int? Load(int id);
            }
            """);

    [Fact]
    public Task A_constant_is_replaced_where_it_is_used()
        => FixTest<TimeToLiveFix>.FixesAsync(
            "public static class Times { public const int None = 0; } [{|KPI060:Cached(CacheType.User, TtlSeconds = Times.None)|}] public interface IService { int Get(int id); }",
            "public static class Times { public const int None = 0; } [Cached(CacheType.User, {|KPI063:TtlSeconds = 1|})] public interface IService { int Get(int id); }");
}
