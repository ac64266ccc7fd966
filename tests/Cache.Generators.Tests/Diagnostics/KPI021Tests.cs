using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI021Tests
{
    [Theory]
    [InlineData("Node [|p|]", "'p.Next: Node?'")]
    [InlineData("Tree [|p|]", "'p.Children[]: Tree'")]
    [InlineData("Growing<int> [|p|]", "'p.Next.Next.Next: Growing<List<List<List<int>>>>?'")]
    public void A_type_that_contains_itself_is_reported(string parameter, string path)
        => Assert.Contains(path, Assert.Single(DiagnosticCheck.Reports("KPI021", Service(parameter))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Twice p")]
    [InlineData("Guarded p")]
    [InlineData("Pair<Pair<Pair<Pair<Pair<int>>>>> p")]
    public void A_type_that_occurs_twice_is_not_recursive(string parameter) => DiagnosticCheck.ReportsNothing(Service(parameter));

    private static string Service(string parameter) => $$"""
        public sealed record Node(int Id, Node? Next);
        public sealed record Tree(IReadOnlyList<Tree> Children);
        public sealed record Leaf(int Id);
        public sealed record Growing<T>(Growing<List<T>>? Next);
        public sealed record Pair<T>(T First, T Second);
        public sealed record Twice(Leaf Left, Leaf Right);
        public sealed record Guarded(int Id, [CacheKeyIgnore] Guarded? Parent);
        [Cached(CacheType.User)] public interface IService { int Get({{parameter}}); }
        """;
}
