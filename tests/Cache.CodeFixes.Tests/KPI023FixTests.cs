using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI023FixTests
{
    [Theory]
    [InlineData("{ID}-{sku}", "{id}-{sku}")]
    [InlineData("{sku}{number}", "{sku}{id}")]
    [InlineData("{id}{sku.Lenght}", "{id}{sku.Length}")]
    public Task The_nearest_name_takes_its_place(string before, string after)
        => FixTest<KeyTemplateFix>.FixesAsync(
            $"public interface IService {{ [{{|KPI023:Cached(CacheType.User, Key = \"{before}\")|}}] int Get(int id, string sku); }}",
            $"public interface IService {{ [Cached(CacheType.User, Key = \"{after}\")] int Get(int id, string sku); }}");

    [Fact]
    public Task All_names_are_corrected_at_once()
        => FixTest<KeyTemplateFix>.FixesAsync(
            "public interface IService { [{|KPI023:{|KPI023:Cached(CacheType.User, Key = \"{sky}/{idd}\")|}|}] int Get(int id, string sku); }",
            "public interface IService { [Cached(CacheType.User, Key = \"{sku}/{id}\")] int Get(int id, string sku); }");

    [Fact]
    public Task A_member_is_replaced_by_one_that_can_be_in_a_key()
        => FixTest<KeyTemplateFix>.FixesAsync(
            "public sealed record Range(DateOnly From, object Form); public interface IService { [{|KPI023:Cached(CacheType.User, Key = \"{range.Forn}\")|}] int Get(Range range); }",
            "public sealed record Range(DateOnly From, object Form); public interface IService { [Cached(CacheType.User, Key = \"{range.From}\")] int Get(Range range); }");

    [Theory]
    [InlineData("{id.Frim.Yaer}", "{id.From.Year}")]
    [InlineData("{id.Secre}", "{id.From}")]
    [InlineData("{id.Day}", "{id.Days}")]
    public Task Only_what_can_be_read_is_proposed(string before, string after)
    {
        const string Range = "public sealed record Range(DateOnly From) { public int Days; private int Secret => Days; public int Written { set => Days = value + Secret; } }";
        return FixTest<KeyTemplateFix>.FixesAsync(
            $"{Range} public interface IService {{ [{{|KPI023:Cached(CacheType.User, Key = \"{before}\")|}}] int Get(Range id); }}",
            $"{Range} public interface IService {{ [Cached(CacheType.User, Key = \"{after}\")] int Get(Range id); }}");
    }

    [Fact]
    public Task Nothing_is_offered_where_no_name_is_left()
        => FixTest<KeyTemplateFix>.OffersNothingAsync("public interface IService { [{|KPI023:Cached(CacheType.User, Key = \"{id}{other}\")|}] int Get(int id); }");
}
