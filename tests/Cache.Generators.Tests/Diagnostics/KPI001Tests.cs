using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI001Tests
{
    [Theory]
    [InlineData("[Cached(CacheType.User)] void [|M|](int id);", "returns no value")]
    [InlineData("[Cached(CacheType.User)] Task [|M|](int id);", "returns no value")]
    [InlineData("[Cached(CacheType.User)] ValueTask [|M|](int id);", "returns no value")]
    [InlineData("[Cached(CacheType.User)] T [|M|]<T>(int id);", "generic")]
    [InlineData("[Cached(CacheType.User)] bool [|M|](int id, out string text);", "parameter 'text' is passed back")]
    [InlineData("[Cached(CacheType.User)] bool [|M|](ref int id);", "parameter 'id' is passed back")]
    [InlineData("[Cached(CacheType.User)] ref int [|M|](int id);", "reference to memory")]
    [InlineData("[Cached(CacheType.User)] IAsyncEnumerator<int> [|M|](int id);", "only one caller")]
    [InlineData("[Cached(CacheType.User)] IAsyncEnumerable<int>? [|M|](int id);", "no stream at all")]
    [InlineData("[Cached(CacheType.User)] ReadOnlySpan<char> [|M|](int id);", "reference to memory")]
    [InlineData("[Cached(CacheType.User)] int [|M|](ReadOnlySpan<char> text);", "'ReadOnlySpan<char>' cannot be kept")]
    [InlineData("[Cached(CacheType.User)] static int [|M|](int id) => id;", "static")]
    public void A_method_whose_result_cannot_be_cached_is_reported(string method, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI001", $"public interface IService {{ {method} }}")), StringComparison.Ordinal);

    [Fact]
    public void A_method_of_a_class_is_reported()
        => Assert.Contains(
            "not a member of an interface",
            Assert.Single(DiagnosticCheck.Reports("KPI001", "public class Service { [Cached(CacheType.User)] public int [|Get|](int id) => id; }")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("public interface IService { [Cached(CacheType.User)] int Get(int id); int Size { [Cached(CacheType.User)] [|get|]; } }")]
    [InlineData("public interface IService { int Size { [Cached(CacheType.User)] [|get|]; } [Cached(CacheType.User)] int Get(int id); }")]
    [InlineData("public interface IBase { int Get(int id); } [Cached(CacheType.User)] public interface IService : IBase { [Cached(CacheType.Search)] int IBase.[|Get|](int id) => id; }")]
    [InlineData("public static class C { public static int Get(int id) { return Local(id); [Cached(CacheType.User)] static int [|Local|](int id) => id; } }")]
    public void What_is_no_ordinary_method_is_reported(string source) => DiagnosticCheck.Reports("KPI001", source);

    [Fact]
    public void The_same_methods_under_an_attribute_of_the_interface_are_only_forwarded()
        => GeneratorHarness.Run("[Cached(CacheType.User)] public interface IService { void A(); Task B(); T C<T>(int id); bool D(out int id); ref int E(); int F(ReadOnlySpan<char> text); }").AssertClean();
}
