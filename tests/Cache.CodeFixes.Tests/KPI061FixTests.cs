using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI061FixTests
{
    [Theory]
    [InlineData("\"Orders\"", "\"orders\"")]
    [InlineData("\"Orders:Open\"", "\"orders-open\"")]
    [InlineData("\"open: orders!\"", "\"open-orders\"")]
    [InlineData("\"1st_order\"", "\"st-order\"")]
    [InlineData("@\"a\\b\"", "\"a-b\"")]
    [InlineData("type: \"Orders\"", "type: \"orders\"")]
    public Task The_name_is_corrected(string before, string after)
        => FixTest<TypeNameFix>.FixesAsync(
            $"public interface IService {{ [{{|KPI061:Cached({before}, TtlSeconds = 60)|}}] int Get(int id); }}",
            $"public interface IService {{ [Cached({after}, TtlSeconds = 60)] int Get(int id); }}");

    [Fact]
    public Task All_names_are_corrected_at_once()
        => FixTest<TypeNameFix>.FixesAsync(
            "public interface IService { [{|KPI061:Cached(\"A B\")|}] int Get(int id); [{|KPI061:Cached(\"C\")|}] int Find(int id); }",
            "public interface IService { [Cached(\"a-b\")] int Get(int id); [Cached(\"c\")] int Find(int id); }");

    [Fact]
    public Task The_name_that_is_wrong_is_corrected_among_several()
        => FixTest<TypeNameFix>.FixesAsync(
            "public interface IService { [{|KPI061:InvalidatesCache(\"orders\", \"Open Orders\", Tags = [\"A\"])|}] void Set(int id); }",
            "public interface IService { [InvalidatesCache(\"orders\", \"open-orders\", Tags = [\"A\"])] void Set(int id); }");

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"123\"")]
    [InlineData("(CacheType)99")]
    [InlineData("Names.Orders")]
    public Task Nothing_is_offered_where_no_name_suggests_itself(string name)
        => FixTest<TypeNameFix>.OffersNothingAsync(
            $"public static class Names {{ public const string Orders = \"Orders\"; }} public interface IService {{ [{{|KPI061:Cached({name})|}}] int Get(int id); }}");
}
