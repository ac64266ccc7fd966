using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI042Tests
{
    [Theory]
    [InlineData("MessagePack.Union(0, typeof(A)), MessagePack.Union(0, typeof(B))", "the number 0 is used twice")]
    [InlineData("MessagePack.Union(0, typeof(Other))", "'Other' does not derive from 'Base'")]
    [InlineData("System.Text.Json.Serialization.JsonDerivedType(typeof(Base), \"x\")", "'Base' is abstract")]
    [InlineData("System.Text.Json.Serialization.JsonDerivedType(typeof(G<>), \"x\")", "open generic")]
    [InlineData("System.Text.Json.Serialization.JsonDerivedType(typeof(Many), \"x\")", "'Many' is a collection")]
    public void A_list_that_cannot_be_used_is_reported(string attributes, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI042", Source(attributes, "[|Get|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("MessagePack.Union(0, typeof(A)), MessagePack.Union(7, typeof(B))")]
    [InlineData("System.Text.Json.Serialization.JsonDerivedType(typeof(A), \"a\"), System.Text.Json.Serialization.JsonDerivedType(typeof(B))")]
    public void A_good_list_is_not_reported(string attributes) => DiagnosticCheck.ReportsNothing(Source(attributes, "Get"));

    private static string Source(string attributes, string name) => $$"""
        [{{attributes}}] public abstract record Base(int Id);
        public sealed record A(int Id) : Base(Id);
        public sealed record B(int Id, Base? Next) : Base(Id);
        public sealed record G<T>(int Id) : Base(Id);
        public sealed record Many(int Id) : Base(Id), System.Collections.IEnumerable { public System.Collections.IEnumerator GetEnumerator() => null!; }
        public sealed class Other;
        [Cached(CacheType.User)] public interface IService { Base {{name}}(int id); }
        """;
}
