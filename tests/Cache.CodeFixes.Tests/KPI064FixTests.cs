using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI064FixTests
{
    [Fact]
    public Task A_command_is_not_cached()
        => FixTest<DoNotCacheFix>.FixesAsync(
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id);
                bool {|KPI064:TryCreate|}(int id);

                [Cached(CacheType.Product)]
                bool {|KPI064:Delete|}(int id);
            }
            """,
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id);
                [NotCached]
                bool TryCreate(int id);

                [NotCached]
                bool Delete(int id);
            }
            """);

    [Fact]
    public Task Nothing_is_offered_at_the_interface_that_inherits_it()
        => FixTest<DoNotCacheFix>.OffersNothingAsync(
            "public interface IStore { int Create(int id); } [Cached(CacheType.User)] public interface {|KPI064:IService|} : IStore;");
}
