using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI020FixTests
{
    [Fact]
    public Task A_parameter_is_left_out_of_the_key()
        => FixTest<LeaveOutOfKeyFix>.FixesAsync(
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id, object {|KPI020:trace|});
            }
            """,
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id, [CacheKeyIgnore] object trace);
            }
            """);
}
