using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI072Tests
{
    [Theory]
    [InlineData("Method = \"Missing\"", "not a cached method of 'IService'")]
    [InlineData("Method = nameof(Live)", "not a cached method of 'IService'")]
    [InlineData("Method = nameof(IOther.Other)", "not a cached method of 'IService'")]
    [InlineData("Method = nameof(Get), Arguments = [\"day\"]", "none of its overloads fits")]
    [InlineData("Method = nameof(Find)", "several of its overloads fit")]
    public void A_name_that_leads_to_no_method_or_to_several_is_reported(string target, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI072", Source($"[|InvalidatesCache({target})|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Method = nameof(Get)")]
    [InlineData("Method = nameof(Get), Arguments = [\"name\"]")]
    [InlineData("Method = nameof(Find), Arguments = [\"small\"]")]
    [InlineData("Method = nameof(Find), Arguments = []")]
    [InlineData("Method = nameof(Twice)")]
    [InlineData("Method = nameof(Inherited)")]
    public void A_name_that_leads_to_one_call_is_not_reported(string target) => DiagnosticCheck.ReportsNothing(Source($"InvalidatesCache({target})"));

    private static string Source(string attribute) => $$"""
        public interface IOther { [Cached("own")] int Other(int id); }
        public interface IBase { [Cached("own")] int Inherited(int id); }
        [Cached("own")]
        public interface IService : IBase
        {
            int Get(int id);
            int Get(string name);
            int Get(int id, Guid other);
            int Find();
            int Find(int small);
            int Find(long small);
            Task<int> Twice(int id);
            Task<int> Twice(int id, CancellationToken token);
            [NotCached] int Live(int id);
            [{{attribute}}] void Set({{(attribute.Contains("\"name\"", StringComparison.Ordinal) ? "string name" : "int id")}}, short small, DateOnly day);
        }
        """;
}
