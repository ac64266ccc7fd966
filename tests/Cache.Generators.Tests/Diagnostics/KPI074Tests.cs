using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI074Tests
{
    [Theory]
    [InlineData("InvalidatesCache", "names no type, no Method and no tag")]
    [InlineData("InvalidatesCache(Tags = [])", "names no type, no Method and no tag")]
    [InlineData("InvalidatesCache((string[])null!)", "names no type, no Method and no tag")]
    [InlineData("InvalidatesCache(CacheType.User, Arguments = [\"id\"])", "has Arguments without the Method")]
    public void An_attribute_that_says_too_little_is_reported(string attribute, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI074", $"public interface IService {{ [[|{attribute}|]] void Set(int id); }}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("InvalidatesCache(CacheType.User, CacheType.Search)")]
    [InlineData("InvalidatesCache(\"own\"), InvalidatesCache(Tags = [\"all\"])")]
    public void A_type_or_a_tag_is_enough(string attributes) => DiagnosticCheck.ReportsNothing($"public interface IService {{ [{attributes}] void Set(int id); }}");
}
