using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI063FixTests
{
    [Fact]
    public Task The_nearest_usual_value_takes_its_place()
        => FixTest<UsualTimeToLiveFix>.FixesAsync(
            """
            [Cached(CacheType.User, {|KPI063:TtlSeconds = 5|})]
            public interface IService
            {
                int Get(int id);
                [Cached("orders", {|KPI063:TtlSeconds = 31_536_000|}, NullTtlSeconds = 5)] int? Find(int id);
                [Cached("orders", {|KPI063:TtlSeconds = 86_401|})] int Load(int id);
            }
            """,
            """
            [Cached(CacheType.User, TtlSeconds = 30)]
            public interface IService
            {
                int Get(int id);
                [Cached("orders", TtlSeconds = 86400, NullTtlSeconds = 5)] int? Find(int id);
                [Cached("orders", TtlSeconds = 86400)] int Load(int id);
            }
            """);

    [Fact]
    public Task A_constant_is_replaced_where_it_is_used()
        => FixTest<UsualTimeToLiveFix>.FixesAsync(
            "public static class Times { public const int Short = 2; } [Cached(CacheType.User, {|KPI063:TtlSeconds = Times.Short|})] public interface IService { int Get(int id); }",
            "public static class Times { public const int Short = 2; } [Cached(CacheType.User, TtlSeconds = 30)] public interface IService { int Get(int id); }");
}
