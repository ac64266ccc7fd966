using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI077Tests
{
    [Theory]
    [InlineData("Dictionary<int, string>", "int[]", "must return Task<T> or ValueTask<T>")]
    [InlineData("void", "int[]", "must return Task<T> or ValueTask<T>")]
    [InlineData("Task", "int[]", "must return Task<T> or ValueTask<T>")]
    [InlineData("IAsyncEnumerable<string>", "int[]", "must return Task<T> or ValueTask<T>")]
    [InlineData("Task<string>", "int[]", "'string' is neither a dictionary of ids nor a list")]
    [InlineData("Task<HashSet<string>>", "int[]", "is neither a dictionary of ids nor a list")]
    [InlineData("Task<Dictionary<long, string>>", "int[]", "the keys of the dictionary are 'long' but the ids are 'int'")]
    [InlineData("Task<Dictionary<int, object>>", "int[]", "its values are 'object' but 'Get' returns 'string'")]
    [InlineData("Task<Dictionary<int, string?>>", "int[]", "its values are 'string?' but 'Get' returns 'string'")]
    [InlineData("Task<List<string?>>", "int[]", "its values are 'string?' but 'Get' returns 'string'")]
    [InlineData("Task<string[]>", "HashSet<int>", "a set has no order")]
    public void A_result_that_does_not_correspond_is_reported(string result, string ids, string message)
        => Reported(message, $"[Cached(CacheType.User)] Task<string> Get(int id); [CachedBatch(nameof(Get))] {result} [|All|]({ids} ids);");

    [Theory]
    [InlineData("string?", "List<string>", "its values are 'string' but 'Get' returns 'string?'")]
    [InlineData("int?", "List<int>", "its values are 'int' but 'Get' returns 'int?'")]
    [InlineData("int", "Dictionary<int, int?>", "its values are 'int?' but 'Get' returns 'int'")]
    [InlineData("List<string>", "Dictionary<int, List<string?>>", "its values are 'List<string?>'")]
    public void Values_that_differ_in_what_can_be_null_are_reported(string one, string result, string message)
        => Reported(message, $"[Cached(CacheType.User)] Task<{one}> Get(int id); [CachedBatch(nameof(Get))] Task<{result}> [|All|](int[] ids);");

    [Theory]
    [InlineData("string?", "can be null, and a dictionary has no place for it")]
    [InlineData("ByReference", "a dictionary compares 'ByReference' by reference")]
    public void Ids_that_a_dictionary_cannot_hold_are_reported(string id, string message)
        => Reported(message, $"[Cached(CacheType.User)] Task<string> Get({id} id); [CachedBatch(nameof(Get))] Task<IReadOnlyDictionary<{id.TrimEnd('?')}, string>> [|All|]({id}[] ids);");

    [Theory]
    [InlineData("string?", "Dictionary<int, string>")]
    [InlineData("string?", "Dictionary<int, string?>")]
    [InlineData("int?", "ImmutableDictionary<int, int>")]
    [InlineData("int?", "IDictionary<int, int?>")]
    [InlineData("string", "IEnumerable<string>")]
    [InlineData("string?", "ImmutableArray<string?>")]
    public void A_result_that_corresponds_is_not_reported(string one, string result)
        => DiagnosticCheck.ReportsNothing($"public interface IService {{ [Cached(CacheType.User)] ValueTask<{one}> Get(int id); [CachedBatch(nameof(Get))] ValueTask<{result}> All(int[] ids); }}");

    private static void Reported(string message, string members)
        => Assert.Contains(
            message,
            Assert.Single(DiagnosticCheck.Reports("KPI077", $$"""public sealed class ByReference { public int Id { get; init; } } public interface IService { {{members}} }""")),
            StringComparison.Ordinal);
}
