using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI022Tests
{
    [Theory]
    [InlineData("{id", "is not closed")]
    [InlineData("id}", "a '}' has no '{'")]
    [InlineData("{}{id}", "is empty")]
    [InlineData("{id:x8}", "has a format")]
    [InlineData("{id}{trace}", "'trace' is a token or marked [CacheKeyIgnore]")]
    [InlineData("{id}{token}", "'token' is a token")]
    [InlineData("{id}{filter.Text}", "can be null in more than one place")]
    public void A_template_that_is_none_is_reported(string template, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI022", Source($"[|Cached(CacheType.User, Key = \"{template}\")|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{id}{filter}")]
    [InlineData("user-{ id }/{filter.Page}")]
    [InlineData("{{x}}{filter.Size}:{id}!")]
    public void A_template_is_not_reported(string template) => DiagnosticCheck.ReportsNothing(Source($"Cached(CacheType.User, Key = \"{template}\")"));

    private static string Source(string attribute) => $$"""
        public sealed record Filter(string? Text, int Page, int? Size2) { public int Size => Page; }
        public interface IService { [{{attribute}}] int Get(int id, {{(attribute.Contains("filter", StringComparison.Ordinal) ? "" : "[CacheKeyIgnore]")}} Filter? filter, [CacheKeyIgnore] object trace, CancellationToken token); }
        """;
}
