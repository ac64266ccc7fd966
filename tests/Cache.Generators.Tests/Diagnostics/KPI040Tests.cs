using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI040Tests
{
    [Theory]
    [InlineData("Task<DashboardKpis>", "'DashboardKpis.Top[].Raw: object'")]
    [InlineData("object", "'object: object'")]
    [InlineData("Task<dynamic>", "dynamic")]
    [InlineData("Func<int>", "'Func<int>: Func<int>'")]
    [InlineData("System.IO.Stream", "'Stream: Stream'")]
    [InlineData("Task<Task<int>>", "'Task<int>: Task<int>'")]
    [InlineData("Lazy<int>", "'Lazy<int>: Lazy<int>'")]
    [InlineData("IEnumerable<int>", "may be lazy")]
    [InlineData("System.Linq.IQueryable<int>", "without a wire format")]
    [InlineData("IDisposable", "not known to the compiler")]
    [InlineData("Abstract", "not known to the compiler")]
    [InlineData("Abstract", "[JsonDerivedType")]
    [InlineData("System.Collections.BitArray", "without a wire format")]
    [InlineData("int[,,,,]", "no wire format")]
    [InlineData("Memory<int>", "no wire format")]
    [InlineData("System.Text.Json.JsonDocument", "clone of its RootElement")]
    [InlineData("Lazy<string>", "return the value")]
    [InlineData("Dictionary<string, object>", "'Dictionary<string, object>.Values[]: object'")]
    [InlineData("(int A, object B)", ".Item2: object'")]
    [InlineData("Growing<int>", "'Growing<int>.Next.Next.Next: Growing<List<List<List<int>>>>'")]
    [InlineData("Twin<int>", "with ever larger type arguments")]
    [InlineData("Renewed", "'Renewed.Old: int'")]
    [InlineData("Renewed", "[Obsolete] makes every use of it an error")]
    [InlineData("List<Renewed.Kind?>", "'List<Renewed.Kind?>[].Of: Gone'")]
    public void A_result_without_a_wire_format_is_reported(string result, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI040", Service(result, "[|Get|]"))), StringComparison.Ordinal);

    [Fact]
    public void Every_method_with_a_bad_result_is_reported()
        => DiagnosticCheck.Reports("KPI040", "public sealed record Bad(object Raw); [Cached(CacheType.User)] public interface IService { Bad [|A|](int id); Bad? [|B|](int id); Task<Bad[]> [|C|](int id); }");

    [Theory]
    [InlineData("Ignoring")]
    [InlineData("IReadOnlyList<Ignoring?>")]
    public void Ignored_members_are_not_reported(string result) => DiagnosticCheck.ReportsNothing(Service(result, "Get"));

    [Fact]
    public void NotCached_is_a_way_out()
        => DiagnosticCheck.ReportsNothing("[Cached(CacheType.User)] public interface IService { int Get(int id); [NotCached] object Other(object id); }");

    private static string Service(string result, string name) => $$"""
        public sealed record DashboardKpis(IReadOnlyList<Entry> Top);
        public sealed record Entry(object Raw);
        public abstract record Abstract(int Id);
        public sealed record Growing<T>(T Value, Growing<List<T>>? Next);
        public sealed record Twin<T>(T Value, Twin<(T, T)>? Next);
        [Obsolete("gone", true)] public enum Gone { A }
        public sealed record Renewed(int Id) { [Obsolete("gone", true)] public int Old { get; init; } [Obsolete("gone", true)] public int Computed => Id; public sealed record Kind { [Obsolete] public Gone Of { get; init; } } }
        public sealed record Ignoring(int Id)
        {
            [MessagePack.IgnoreMember] public object? A { get; init; }
            [System.Runtime.Serialization.IgnoreDataMember] public object? B { get; init; }
            [System.Text.Json.Serialization.JsonIgnore] public object? C { get; init; }
        }
        [Cached(CacheType.User)] public interface IService { {{result}} {{name}}(int id); }
        """;
}
