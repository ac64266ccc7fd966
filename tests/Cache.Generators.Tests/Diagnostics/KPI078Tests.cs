using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI078Tests
{
    private const string Signature = "Task<Dictionary<int, string>>";

    [Theory]
    [InlineData("[CachedBatch(nameof(Get)), Cached(CacheType.User)] " + Signature + " [|All|](int[] ids);", "it has [Cached] as well")]
    [InlineData("[CachedBatch(nameof(Get)), NotCached] " + Signature + " [|All|](int[] ids);", "it has [NotCached] as well")]
    [InlineData("[CachedBatch(nameof(Get)), InvalidatesCache(CacheType.User)] " + Signature + " [|All|](int[] ids);", "it has [InvalidatesCache] as well")]
    [InlineData("[CachedBatch(nameof(Get))] " + Signature + " [|All|]<T>(int[] ids);", "it is generic")]
    [InlineData("[CachedBatch(nameof(Get))] " + Signature + " [|All|](int[] ids, ref int other);", "is passed back to the caller")]
    [InlineData("[CachedBatch(nameof(Get))] static " + Signature + " [|All|](int[] ids) => throw new NotSupportedException();", "no ordinary method of an interface")]
    [InlineData("string Name { [CachedBatch(nameof(Get))] [|get|]; }", "no ordinary method of an interface")]
    public void A_method_that_cannot_be_a_batch_is_reported(string member, string message)
        => Assert.Contains(
            message,
            Assert.Single(DiagnosticCheck.Reports("KPI078", $"public interface IService {{ [Cached(CacheType.User)] Task<string> Get(int id); {member} }}")),
            StringComparison.Ordinal);

    [Fact]
    public void A_method_of_a_class_is_reported()
        => Assert.Contains("no ordinary method of an interface", Assert.Single(DiagnosticCheck.Reports("KPI078", """
            public sealed class Service { [CachedBatch("Get")] public Task<int[]> [|All|](int[] ids) => Task.FromResult(ids); }
            """)), StringComparison.Ordinal);

    [Fact]
    public void A_batch_under_the_attribute_of_the_interface_is_no_cached_method_and_can_be_excepted()
    {
        const string source = """
            [Cached(CacheType.User)] public interface IService { Task<string> Get(int id); [CachedBatch(nameof(Get))] Task<Dictionary<int, string>> All(int[] ids); }
            [Cached(CacheType.User, Except = ["All"])] public interface IOther : IService;
            """;
        GeneratorRun run = GeneratorHarness.Run(source).AssertSilent();

        Assert.DoesNotContain("AllKey", run.Text("IService"), StringComparison.Ordinal);
        Assert.Contains("CachedBatch<", run.Text("IService"), StringComparison.Ordinal);
        Assert.DoesNotContain("CachedBatch<", run.Text("IOther"), StringComparison.Ordinal);
    }
}
