using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI076Tests
{
    [Theory]
    [InlineData("int id", "", "takes no collection of ids")]
    [InlineData("int id", "int[] ids, string market", "'ids' and 'market' have no counterpart in 'Get'")]
    [InlineData("int id", "string ids", "'ids' is no collection of ids")]
    [InlineData("int id", "in List<int> ids", "'ids' is no collection of ids that can be passed by value")]
    [InlineData("int id", "Queue<int> ids", "'ids' is no collection of ids")]
    [InlineData("int id", "long[] ids", "'ids' holds 'long' but 'id' of 'Get' is 'int'")]
    [InlineData("int id", "int?[] ids", "'ids' holds 'int?'")]
    [InlineData("int id, string market", "int[] ids", "instead of 'id' and 'market' of 'Get'")]
    [InlineData("int id, string market", "int[] ids, int market", "'ids' and 'market' have no counterpart")]
    [InlineData("int id, string market", "int[] ids, string other", "'ids' and 'other' have no counterpart")]
    [InlineData("int id", "int id, int[] ids", "no parameter of 'Get' is left for the ids in 'ids'")]
    [InlineData("Holder id", "Holder[] ids", "an id of type 'Holder' can change after the call")]
    public void Parameters_that_do_not_correspond_are_reported(string one, string batch, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI076", Source(one, batch).Replace("All(", "[|All|](", StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void Ids_of_which_only_members_are_in_the_key_are_reported()
        => Assert.Contains("only members of 'id' are in the key of 'Get'", Assert.Single(DiagnosticCheck.Reports("KPI076", """
            public interface IService
            {
                [Cached(CacheType.User, Key = "{id.Length}")] Task<string> Get(string id);
                [CachedBatch(nameof(Get))] Task<Dictionary<string, string>> [|All|](string[] ids);
            }
            """)), StringComparison.Ordinal);

    [Theory]
    [InlineData("int id", "IEnumerable<int> ids")]
    [InlineData("int id", "CancellationToken token, HashSet<int> ids")]
    [InlineData("string market, int id", "ImmutableArray<int> id, string market")]
    [InlineData("int id", "int[] ids, [CacheKeyIgnore] string correlation")]
    [InlineData("[CacheKeyIgnore] string correlation, int id", "params int[] ids")]
    public void Parameters_that_correspond_are_not_reported(string one, string batch) => DiagnosticCheck.ReportsNothing(Source(one, batch));

    private static string Source(string one, string batch) => $$"""
        public sealed class Holder { public int Id { get; set; } public override bool Equals(object? other) => other is Holder { Id: var id } && id == Id; public override int GetHashCode() => Id; }
        public interface IService
        {
            [Cached(CacheType.User)] Task<string> Get({{one}});
            [CachedBatch(nameof(Get))] Task<Dictionary<{{(one.Contains("Holder", StringComparison.Ordinal) ? "Holder" : "int")}}, string>> All({{batch}});
        }
        """;
}
