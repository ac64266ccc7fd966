using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI007Tests
{
    [Theory]
    [InlineData("void [|M|]();", "returns no value")]
    [InlineData("Task [|M|]();", "returns no value")]
    [InlineData("T [|M|]<T>();", "generic")]
    [InlineData("bool [|M|](out int value);", "passed back")]
    [InlineData("IAsyncEnumerable<int> [|M|](int id);", "stream")]
    [InlineData("int [|M|](params ReadOnlySpan<int> ids);", "cannot be kept")]
    [InlineData("unsafe int* [|M|](int id);", "reference to memory")]
    [InlineData("unsafe int [|M|](void* id);", "cannot be kept")]
    public void A_method_that_is_covered_and_forwarded_has_a_hint(string method, string reason)
        => Assert.Contains(
            reason,
            Assert.Single(DiagnosticCheck.Reports("KPI007", $"[Cached(CacheType.User)] public interface IService : IDisposable, IAsyncDisposable {{ int Get(int id); {method} }}")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("[Cached(CacheType.User)] public interface IService { int Get(int id); [NotCached] void Run(); int Size { get; set; } event Action Changed; }")]
    [InlineData("public interface IService { [Cached(CacheType.User)] int Get(int id); void Run(); }")]
    [InlineData("[Cached(CacheType.User, Only = [nameof(Get)])] public interface IService { int Get(int id); void Run(); }")]
    [InlineData("[Cached(CacheType.User, Only = [nameof(Get)])] public interface IService { int Get(int id); void Get(); }", "KPI007")]
    public void A_method_that_nobody_asked_to_cache_has_none(string source, params string[] hints)
        => Assert.Equal(hints, GeneratorHarness.Run(source).AssertClean().Reported.Select(static hint => hint.Id));

    [Theory]
    [InlineData("[Cached(CacheType.User)] public interface IService { [Cached(CacheType.User)] IAsyncEnumerable<int> ReadAsync(int id); }")]
    [InlineData("[Cached(CacheType.User, Only = [\"ReadAsync\"])] public interface IService { IAsyncEnumerable<int> ReadAsync(int id); }")]
    public void A_stream_that_is_asked_for_by_name_is_cached(string source)
        => Assert.Contains("CachedItems<", GeneratorHarness.Run(source).AssertSilent().Text("IService"), StringComparison.Ordinal);

    [Fact]
    public void A_name_in_Only_that_can_be_cached_nowhere_is_an_error()
        => DiagnosticCheck.Reports("KPI001", "[Cached(CacheType.User, Only = [nameof(Run)])] public interface IService { int Get(int id); void [|Run|](); }");
}
