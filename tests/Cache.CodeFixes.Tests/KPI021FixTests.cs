using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI021FixTests
{
    private const string Types = "public sealed record Node(int Id, Node? Next);\n";

    [Fact]
    public Task A_parameter_whose_type_contains_itself_is_left_out_of_the_key()
        => FixTest<LeaveOutOfKeyFix>.FixesAsync(
            Types + "[Cached(CacheType.User)] public interface IService { int Get(int id, Node {|KPI021:node|}); }",
            Types + "[Cached(CacheType.User)] public interface IService { int Get(int id, [CacheKeyIgnore] Node node); }");

    [Fact]
    public Task Where_nothing_else_is_in_the_key_the_next_warning_says_so()
        => FixTest<LeaveOutOfKeyFix>.FixesAsync(
            Types + "[Cached(CacheType.User)] public interface IService { int Get(Node {|KPI021:node|}); }",
            Types + "[Cached(CacheType.User)] public interface IService { int {|KPI065:Get|}([CacheKeyIgnore] Node node); }");

    [Fact]
    public Task The_method_is_not_cached()
        => FixTest<DoNotCacheFix>.FixesAsync(
            Types + """
            public interface IService
            {
                [Cached(CacheType.User)]
                int Get(Node {|KPI021:node|});
            }
            """,
            Types + """
            public interface IService
            {
                int Get(Node node);
            }
            """);
}
