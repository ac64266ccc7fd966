using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI020Tests
{
    [Theory]
    [InlineData("object [|p|]", "'p: object'")]
    [InlineData("dynamic [|p|]", "'p: dynamic'")]
    [InlineData("Action [|p|]", "'p: Action'")]
    [InlineData("IServiceProvider [|p|]", "'p: IServiceProvider'")]
    [InlineData("System.IO.Stream [|p|]", "'p: Stream'")]
    [InlineData("System.IO.MemoryStream [|p|]", "'p: MemoryStream'")]
    [InlineData("System.Globalization.CultureInfo [|p|]", "'p: CultureInfo'")]
    [InlineData("IEnumerable<int> [|p|]", "'p: IEnumerable<int>'")]
    [InlineData("System.Linq.IQueryable<int> [|p|]", "'p: IQueryable<int>'")]
    [InlineData("HashSet<int> [|p|]", "'p: HashSet<int>'")]
    [InlineData("Dictionary<string, int> [|p|]", "'p: Dictionary<string, int>'")]
    [InlineData("int[,] [|p|]", "'p: int[*,*]'")]
    [InlineData("object[] [|p|]", "'p[]: object'")]
    [InlineData("(int A, object B) [|p|]", "'p.B: object'")]
    [InlineData("CancellationToken? [|p|]", "'p: CancellationToken'")]
    [InlineData("ImmutableArray<int>? [|p|]", "'p: ImmutableArray<int>?'")]
    [InlineData("Outer [|p|]", "'p.Items[].Raw: object'")]
    [InlineData("Hidden [|p|]", "its state '_secret' is not public")]
    [InlineData("Captured [|p|]", "its state 'id' is not public")]
    [InlineData("Internal [|p|]", "its state 'Tenant' is not public")]
    [InlineData("Empty [|p|]", "has no public state")]
    [InlineData("Abstract [|p|]", "what a value of it holds is not known")]
    [InlineData("Frozen [|p|]", "cannot be copied")]
    [InlineData("ValueTuple [|p|]", "has no public state")]
    [InlineData("Renewed [|p|]", "'p.Old: int'")]
    [InlineData("Renewed [|p|]", "[Obsolete] makes every use of it an error; mark it [CacheKeyIgnore]")]
    [InlineData("Hollow [|p|]", "cannot be copied")]
    public void A_parameter_without_a_stable_key_format_is_reported(string parameter, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI020", Service(parameter))), StringComparison.Ordinal);

    [Fact]
    public void Every_bad_parameter_is_reported()
        => DiagnosticCheck.Reports("KPI020", Service("object [|p|], int ok, Action [|q|]"));

    [Theory]
    [InlineData("[CacheKeyIgnore] object p")]
    [InlineData("Ignoring p")]
    [InlineData("IReadOnlyList<int> p")]
    [InlineData("Custom p")]
    [InlineData("CancellationToken p")]
    public void A_parameter_with_a_stable_key_format_is_not_reported(string parameter) => DiagnosticCheck.ReportsNothing(Service(parameter));

    [Fact]
    public void A_pragma_suppresses_it()
        => DiagnosticCheck.ReportsNothing("#pragma warning disable KPI020\n" + Service("object p") + "\n#pragma warning restore KPI020");

    private static string Service(string parameter) => $$"""
        public sealed record Outer(IReadOnlyList<Inner> Items);
        public sealed record Inner(object Raw);
        public sealed class Hidden(int secret) { private readonly int _secret = secret; public int Visible { get; init; } public int Secret() => _secret; }
        public sealed class Captured(int id) { public int Id => id; }
        public sealed record Internal(int Id) { internal string? Tenant { get; init; } }
        public sealed class Empty;
        public abstract record Abstract(int Id);
        public sealed record Renewed(int Id) { [Obsolete("gone", true)] public int Old { get; init; } }
        public sealed class Hollow { public int Id { get; set; } [Obsolete("gone", true), CacheKeyIgnore] public int Old { get; set; } }
        public sealed class Frozen { public int[] Ids { get; } = []; }
        public sealed record Ignoring(int Id, [CacheKeyIgnore] object Trace) { [CacheKeyIgnore] public Action? Log { get; init; } [CacheKeyIgnore] private int _hash; public int Hash() => _hash++; }
        public sealed class Custom : ICacheKeyPart { public void WriteTo(ref CacheKeyWriter writer) => writer.Write(1); }
        public interface IService { [Cached(CacheType.User)] int Get({{parameter}}); }
        """;
}
