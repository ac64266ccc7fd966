using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI022FixTests
{
    [Theory]
    [InlineData("{id", "{id}")]
    [InlineData("user-{id/x", "user-{id}/x")]
    [InlineData("id}", "{id}")]
    [InlineData("{id}}", "{id}")]
    [InlineData("{}{id}", "{id}")]
    [InlineData("{id:x8}", "{id}")]
    [InlineData("{id,8}{{", "{id}{{")]
    [InlineData("{idd", "{id}")]
    public Task The_braces_are_put_in_order(string before, string after)
        => FixTest<KeyTemplateFix>.FixesAsync(
            $"public interface IService {{ [{{|KPI022:Cached(CacheType.User, Key = \"{before}\")|}}] int Get(int id, [CacheKeyIgnore] object trace); }}",
            $"public interface IService {{ [Cached(CacheType.User, Key = \"{after}\")] int Get(int id, [CacheKeyIgnore] object trace); }}");

    [Theory]
    [InlineData("{|KPI022:Cached(CacheType.User, Key = \"{id}{trace}\")|}")]
    [InlineData("{|KPI022:Cached(CacheType.User, Key = \"{id}{\" + \"x\")|}")]
    public Task Nothing_is_offered_where_it_is_not_the_braces_or_no_literal(string attribute)
        => FixTest<KeyTemplateFix>.OffersNothingAsync($"public interface IService {{ [{attribute}] int Get(int id, [CacheKeyIgnore] object trace); }}");

    [Fact]
    public Task Nothing_is_offered_for_the_template_of_an_interface()
        => FixTest<KeyTemplateFix>.OffersNothingAsync("[{|KPI022:Cached(CacheType.User, Key = \"{id\")|}] public interface IService { int Get(int id); }");
}
