using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI067Tests
{
    [Theory]
    [InlineData("Task<Dashboard>", "'Dashboard.Top' in the result of 'Get' can be changed by callers that share it: the collection can be changed")]
    [InlineData("IReadOnlyList<Dashboard?>", "'IReadOnlyList<Dashboard?>[].Top'")]
    [InlineData("int[]", "an array can be written to")]
    [InlineData("int[,]", "an array can be written to")]
    [InlineData("byte[]", "use ImmutableArray<byte> or ReadOnlyMemory<byte>")]
    [InlineData("Memory<byte>", "memory can be written to")]
    [InlineData("HashSet<int>", "a set can be changed")]
    [InlineData("ISet<int>", "a set can be changed")]
    [InlineData("Dictionary<string, int>", "the dictionary can be changed")]
    [InlineData("Queue<int>", "the collection can be changed")]
    [InlineData("System.Collections.Concurrent.ConcurrentBag<int>", "the collection can be changed")]
    [InlineData("System.Text.Json.Nodes.JsonObject", "use JsonElement")]
    [InlineData("Settable", "'Settable.Value' in the result of 'Get' can be changed by callers that share it: it can be set; make it init-only")]
    [InlineData("Field", "'Field.Value'")]
    [InlineData("Private", "'Private.Count'")]
    [InlineData("(int, Settable)", "Value'")]
    [InlineData("Shape", "Sides'")]
    [InlineData("ImmutableArray<int[]>", "[]'")]
    [InlineData("IAsyncEnumerable<Settable?>", "'Settable.Value' in the result of 'Get'")]
    [InlineData("IAsyncEnumerable<int[]>", "'int[]' in the result of 'Get'")]
    public void What_callers_could_change_is_reported(string result, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI067", Source(result, "[|Get|]", "CacheType.User"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("string")]
    [InlineData("Task<Frozen>")]
    [InlineData("IReadOnlyDictionary<string, IReadOnlyList<Frozen?>>")]
    [InlineData("IReadOnlySet<int>")]
    [InlineData("System.Collections.Frozen.FrozenSet<string>")]
    [InlineData("ImmutableDictionary<string, ImmutableStack<int>>")]
    [InlineData("System.Collections.ObjectModel.ReadOnlyCollection<int>")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("ReadOnlyMemory<byte>")]
    [InlineData("Point")]
    [InlineData("IAsyncEnumerable<Frozen>")]
    [InlineData("IAsyncEnumerable<byte>")]
    [InlineData("(int A, string? B)")]
    [InlineData("KeyValuePair<string, int>")]
    public void What_nobody_can_change_is_not_reported(string result) => GeneratorHarness.RunStrict(Source(result, "Get", "CacheType.User")).AssertClean();

    [Theory]
    [InlineData("Task<Dashboard>")]
    [InlineData("Dictionary<string, int[]>")]
    [InlineData("IAsyncEnumerable<int[]>")]
    public void Copies_are_not_reported(string result) => GeneratorHarness.RunStrict(Source(result, "Get", "CacheType.User, Sharing = CacheSharing.Copy")).AssertClean();

    [Fact]
    public void Every_method_is_reported() => DiagnosticCheck.Reports("KPI067", "[Cached(CacheType.User)] public interface IService { int[] [|A|](); Task<int[]> [|B|](); }");

    [Fact]
    public void It_is_a_warning_and_the_method_is_cached()
    {
        GeneratorRun run = GeneratorHarness.RunStrict(Source("int[]", "Get", "CacheType.User"));

        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, Assert.Single(run.Reported).DefaultSeverity);
        Assert.Contains("GetKey", run.Text("IService"), StringComparison.Ordinal);
    }

    private static string Source(string result, string name, string attribute) => $$"""
        public sealed record Dashboard(decimal Revenue, List<string> Top);
        public sealed record Frozen(int Id, Frozen? Next, IReadOnlyList<string> Names) { public string Note { get; init; } = ""; public int Twice => Id * 2; }
        public sealed class Settable { public int Value { get; set; } }
        public sealed class Field { public int Value; }
        public sealed class Private { public int Count { get; private set; } public Private(int count) => Count = count; public void Add() => Count++; }
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Polygon), "polygon")] public abstract record Shape; public sealed record Polygon(int[] Sides) : Shape;
        public struct Point { public int X; public int Y { get; set; } }
        [Cached({{attribute}}, Only = ["Get"])] public interface IService { {{result}} {{name}}(); }
        """;
}
