using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI025Tests
{
    [Theory]
    [InlineData("t:{trace}", "'{trace}' is not part of the key")]
    [InlineData("t:{trace.Length}", "'{trace.Length}' is not part of the key")]
    [InlineData("t:{filter.Trace}", "'Trace' is marked [CacheKeyIgnore]")]
    [InlineData("t:{id.Text}", "implements ICacheKeyPart")]
    [InlineData("t:{sizes.Capacity}", "not its 'Capacity'")]
    public void A_tag_that_the_key_does_not_determine_is_reported(string tag, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI025", Source($"[|Cached(CacheType.User, Tags = [\"{tag}\"])|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{filter.Page}", "{filter.Text}")]
    [InlineData("{filter.Range}", "{filter.Page}")]
    public void A_template_determines_what_it_names(string key, string tag)
        => Assert.Contains("is not part of the key", Assert.Single(DiagnosticCheck.Reports("KPI025", Template($"[|Cached(CacheType.User, Key = \"{key}\", Tags = [\"{tag}\"])|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{filter.Page}", "p:{ filter . Page }")]
    [InlineData("{filter.Range}", "r:{filter.Range.From}")]
    [InlineData("{filter}", "t:{filter.Text.Length}")]
    public void What_a_template_names_is_not_reported(string key, string tag)
        => DiagnosticCheck.ReportsNothing(Template($"Cached(CacheType.User, Key = \"{key}\", Tags = [\"{tag}\"])"));

    [Theory]
    [InlineData("a:{sizes.Count}")]
    [InlineData("a:{filter.Text}:{filter.Range.From.Year}")]
    [InlineData("all")]
    public void What_is_part_of_the_key_is_not_reported(string tag) => DiagnosticCheck.ReportsNothing(Source($"Cached(CacheType.User, Tags = [\"{tag}\"])"));

    [Fact]
    public void A_tag_of_an_interface_is_reported_for_the_methods_that_do_not_have_its_names()
    {
        string[] messages = DiagnosticCheck.Reports(
            "KPI025",
            """
            [[|Cached(CacheType.User, Tags = ["sku:{sku}"])|]] public interface IService { int Get(string sku); int Find([CacheKeyIgnore] string sku, int page); }
            """);

        Assert.Contains("of 'Find'", Assert.Single(messages), StringComparison.Ordinal);
    }

    private static string Template(string attribute) => $$"""
        public sealed record Range(DateOnly From);
        public sealed record Filter(string? Text, int Page, Range Range);
        public interface IService { [{{attribute}}] int Get(Filter filter); }
        """;

    private static string Source(string attribute) => $$"""
        public sealed class Id : ICacheKeyPart { public string Text { get; set; } = ""; public void WriteTo(ref CacheKeyWriter writer) => writer.Write(1); }
        public sealed record Range(DateOnly From);
        public sealed record Filter(string? Text, Range Range) { [CacheKeyIgnore] public string? Trace { get; init; } }
        public interface IService { [{{attribute}}] int Get(Filter filter, Id id, List<int> sizes, [CacheKeyIgnore] string trace); }
        """;
}
