using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI026Tests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "\"\"", "a tag has a text" },
        { "null!", "a tag has a text" },
        { "\"{sku\"", "is not closed" },
        { "\"sku}\"", "a '}' has no '{'" },
        { "\"{}\"", "is empty" },
        { "\"{sku:x}\"", "has a format" },
        { "\"{skus}\"", "there is no readable 'skus' in the parameters of 'Get'" },
        { "\"{sku.Size}\"", "there is no readable 'Size' in 'string'" },
        { "\"{sizes}\"", "'{sizes}' is a 'int[]'" },
        { "\"{pointer}\"", "'{pointer}' is a 'nint'" },
        { string.Join(", ", Enumerable.Repeat("\"all\"", 17)), "there are 17 tags" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_tag_that_is_none_is_reported(string tags, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI026", Source($"[[|Cached(CacheType.User, Tags = [{tags}])|]]"))), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Broken))]
    public void It_is_also_reported_where_it_is_invalidated(string tags, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI026", Source($"[[|InvalidatesCache(Tags = [{tags}])|]]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{item}", "'{item}' is a 'T'")]
    [InlineData("{name}", "'name' is an out parameter")]
    public void A_value_that_is_unknown_before_the_call_is_reported(string tag, string reason)
        => Assert.Contains(
            reason,
            Assert.Single(DiagnosticCheck.Reports("KPI026", $"public interface IService {{ [[|InvalidatesCache(Tags = [\"{tag}\"])|]] void Set<T>(T item, out string name); }}")),
            StringComparison.Ordinal);

    [Fact]
    public void Every_scalar_is_a_value()
        => DiagnosticCheck.ReportsNothing("""
            public enum Kind { None }
            public interface IService
            {
                [Cached(CacheType.User, Tags = ["{a}{b}{c}{d}{e}{f}{g}{h}", "{i}{j}{k}{l}{m}{n}{o}{p}{q}", "{r}{s}{t}{u}{v}{w.U}{w.V}"])]
                int Get(
                    string? a, bool b, char? c, sbyte d, ushort e, int? f, ulong g, Int128 h, UInt128 i, System.Numerics.BigInteger j, float k, double? l, Half m, decimal n,
                    Guid? o, DateTime p, DateTimeOffset? q, DateOnly r, TimeOnly s, TimeSpan t, (Uri? U, Version V) w, Kind? u, byte v);
            }
            """);

    [Fact]
    public void Sixteen_tags_are_possible()
        => DiagnosticCheck.ReportsNothing(Source($"[Cached(CacheType.User, Tags = [{string.Join(", ", Enumerable.Repeat("\"all\"", 16))}])]"));

    private static string Source(string attribute) => $"public interface IService {{ {attribute} int Get(string sku, int[] sizes, nint pointer); }}";
}
