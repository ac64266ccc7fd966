using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI024FixTests
{
    [Fact]
    public Task The_parameters_are_put_behind_the_template()
        => FixTest<KeyTemplateFix>.FixesAsync(
            "public interface IService { [Cached(CacheType.User, Key = \"a:{a}\")] int Get(int a, int {|KPI024:b|}, string {|KPI024:@class|}, CancellationToken token); }",
            "public interface IService { [Cached(CacheType.User, Key = \"a:{a}-{b}-{class}\")] int Get(int a, int b, string @class, CancellationToken token); }");

    [Fact]
    public Task Or_left_out_of_the_key()
        => FixTest<LeaveOutOfKeyFix>.FixesAsync(
            "public interface IService { [Cached(CacheType.User, Key = \"{a}\")] int Get(int a, int {|KPI024:b|}, string {|KPI024:c|}); }",
            "public interface IService { [Cached(CacheType.User, Key = \"{a}\")] int Get(int a, [CacheKeyIgnore] int b, [CacheKeyIgnore] string c); }");

    [Fact]
    public Task Nothing_is_put_behind_the_template_of_an_interface()
        => FixTest<KeyTemplateFix>.OffersNothingAsync("[Cached(CacheType.User, Key = \"{a}\")] public interface IService { int Get(int a, int {|KPI024:b|}); int Find(int a); }");
}
