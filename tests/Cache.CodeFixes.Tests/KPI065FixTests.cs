using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI065FixTests
{
    [Fact]
    public Task The_parameters_that_have_a_key_format_are_put_in_the_key()
        => FixTest<PutInKeyFix>.FixesAsync(
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int {|KPI065:Get|}([CacheKeyIgnore] int id, [CacheKeyIgnore] object trace);
                Task<int> {|KPI065:GetAsync|}([KpiGen.Cache.CacheKeyIgnoreAttribute, System.Diagnostics.CodeAnalysis.DisallowNull] string name, CancellationToken cancellationToken);
            }
            """,
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                int Get(int id, [CacheKeyIgnore] object trace);
                Task<int> GetAsync([System.Diagnostics.CodeAnalysis.DisallowNull] string name, CancellationToken cancellationToken);
            }
            """);

    [Theory]
    [InlineData("[Cached(CacheType.User)] public interface IService { int {|KPI065:Get|}([CacheKeyIgnore] object trace); }")]
    [InlineData("public interface IService { [Cached(CacheType.User, Key = \"all\")] int {|KPI065:Get|}([CacheKeyIgnore] int id); }")]
    [InlineData("public interface IBase { int Get([CacheKeyIgnore] int id); } [Cached(CacheType.User)] public interface {|KPI065:IService|} : IBase;")]
    public Task Nothing_is_offered_where_no_parameter_could_be_in_it(string source) => FixTest<PutInKeyFix>.OffersNothingAsync(source);
}
