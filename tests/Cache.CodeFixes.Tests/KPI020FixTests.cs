using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI020FixTests
{
    [Fact]
    public Task Every_parameter_without_a_format_is_left_out_of_the_key()
        => FixTest<LeaveOutOfKeyFix>.FixesAsync(
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id, object {|KPI020:trace|});

                /// <summary>Two at once.</summary>
                int Find(string name, Action {|KPI020:log|}, [CacheKeyIgnore] object known, object {|KPI020:trace|});
            }
            """,
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id, [CacheKeyIgnore] object trace);

                /// <summary>Two at once.</summary>
                int Find(string name, [CacheKeyIgnore] Action log, [CacheKeyIgnore] object known, [CacheKeyIgnore] object trace);
            }
            """);

    [Fact]
    public Task Two_faults_of_one_parameter_take_one_attribute()
        => FixTest<LeaveOutOfKeyFix>.FixesAsync(
            """
            public interface IService
            {
                [Cached(CacheType.User)]
                int Get(int id, (object A, Action B) {|KPI020:{|KPI020:pair|}|});
            }
            """,
            """
            public interface IService
            {
                [Cached(CacheType.User)]
                int Get(int id, [CacheKeyIgnore] (object A, Action B) pair);
            }
            """);

    [Fact]
    public Task A_file_without_the_using_directive_gets_the_full_name()
        => FixTest<LeaveOutOfKeyFix>.FixesFilesAsync(
            (
                """
                namespace App;

                [KpiGen.Cache.Cached(KpiGen.Cache.CacheType.User)]
                public interface IService
                {
                    int Get(int id, object {|KPI020:trace|});
                }
                """,
                """
                namespace App;

                [KpiGen.Cache.Cached(KpiGen.Cache.CacheType.User)]
                public interface IService
                {
                    int Get(int id, [KpiGen.Cache.CacheKeyIgnore] object trace);
                }
                """));

    [Fact]
    public Task A_parameter_of_an_inherited_method_is_fixed_where_it_is_declared()
        => FixTest<LeaveOutOfKeyFix>.FixesAsync(
            "public interface IBase { int Get(int id, object {|KPI020:trace|}); } [Cached(CacheType.User)] public interface IService : IBase;",
            "public interface IBase { int Get(int id, [CacheKeyIgnore] object trace); } [Cached(CacheType.User)] public interface IService : IBase;");

    [Fact]
    public Task A_method_under_an_attribute_of_its_interface_is_marked()
        => FixTest<DoNotCacheFix>.FixesAsync(
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id);

                /// <summary>Finds one.</summary>
                int Find(object {|KPI020:query|}, object {|KPI020:trace|});
            }
            """,
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id);

                /// <summary>Finds one.</summary>
                [NotCached]
                int Find(object query, object trace);
            }
            """);

    [Fact]
    public Task A_method_with_an_attribute_of_its_own_loses_it()
        => FixTest<DoNotCacheFix>.FixesAsync(
            """
            public interface IService
            {
                /// <summary>Finds one.</summary>
                [Cached(CacheType.User, TtlSeconds = 60)]
                int Find(object {|KPI020:query|});

                [Obsolete, Cached(CacheType.User)]
                int Get(object {|KPI020:query|});
            }
            """,
            """
            public interface IService
            {
                /// <summary>Finds one.</summary>
                int Find(object query);

                [Obsolete]
                int Get(object query);
            }
            """);

    [Fact]
    public Task With_both_the_own_attribute_is_replaced()
        => FixTest<DoNotCacheFix>.FixesAsync(
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                [Cached(CacheType.User, TtlSeconds = 60)]
                int Find(object {|KPI020:query|});
            }
            """,
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                [NotCached]
                int Find(object query);
            }
            """);
}
