using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI073Tests
{
    [Theory]
    [InlineData("Method = nameof(Get)", "part 'sku' of its key is not given: there is no readable 'sku' in the parameters of 'Set'")]
    [InlineData("Method = nameof(Get), Arguments = [\"product.Size\"]", "part 'sku' of its key is a 'string', and 'product.Size' is a 'int?'")]
    [InlineData("Method = nameof(Get), Arguments = [\"product.Missing\"]", "no readable 'Missing' in 'Product'")]
    [InlineData("Method = nameof(Get), Arguments = [null!]", "is null in Arguments")]
    [InlineData("Method = nameof(Get), Arguments = [\"product.Sku\", \"id\"]", "its key has 1 parts (sku) and Arguments has 2")]
    [InlineData("Method = nameof(Get), Arguments = [\"left\"]", "'left' is an out parameter")]
    [InlineData("Method = nameof(Count), Arguments = [\"product.Size\"]", "is a 'int', and 'product.Size' is a 'int?'")]
    [InlineData("Method = nameof(Page)", "part 'filter.Page' of its key is not given")]
    [InlineData("Method = nameof(Match), Arguments = [\"derived\"]", "is a 'Range', and 'derived' is a 'Derived'")]
    public void A_part_of_the_key_without_a_value_is_reported(string target, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI073", Source($"[|InvalidatesCache({target})|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Method = nameof(Get), Arguments = [\"product.Sku\"]")]
    [InlineData("Method = nameof(Count)")]
    [InlineData("Method = nameof(Count), Arguments = [\"derived.Size\"]")]
    [InlineData("Method = nameof(Page), Arguments = [\"product.Size\"]")]
    [InlineData("Method = nameof(All)")]
    public void A_key_that_is_given_is_not_reported(string target) => DiagnosticCheck.ReportsNothing(Source($"InvalidatesCache({target})"));

    private static string Source(string attribute) => $$"""
        public sealed record Product(string Sku, int? Size);
        public record Range(int Size);
        public sealed record Derived(int Size, int More) : Range(Size);
        public sealed record Filter(int? Page);
        [Cached("own")]
        public interface IService
        {
            int Get(string sku);
            int Count(int id);
            int Match(Range range);
            int All();
            [Cached("own", Key = "{filter.Page}")] int Page(Filter filter);
            [{{attribute}}] void Set(Product product, short id, Derived derived, out string left);
        }
        """;
}
