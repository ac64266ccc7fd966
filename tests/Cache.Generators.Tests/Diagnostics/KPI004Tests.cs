using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI004Tests
{
    [Theory]
    [InlineData("[Cached(CacheType.User)] public interface [|IRepository|]<T> { int Get(T id); }")]
    [InlineData("public class Outer<T> { [Cached(CacheType.User)] public interface [|IRepository|] { int Get(int id); } }")]
    [InlineData("public interface [|IRepository|]<T> { [Cached(CacheType.User)] int Get(T id); }")]
    public void A_generic_interface_is_reported(string source) => DiagnosticCheck.Reports("KPI004", source);

    [Theory]
    [InlineData("[Cached(CacheType.User)] public interface [|IRepository|]<T> { int Get(T id); }", "[Cached(…, Closed = [typeof(IRepository<…>)])]")]
    [InlineData("public class Outer<T> { [Cached(CacheType.User, Closed = [])] public interface [|IRepository|] { int Get(int id); } }", "typeof(Outer<…>.IRepository)")]
    public void The_message_says_how_to_list_constructions(string source, string hint)
        => Assert.Contains(hint, Assert.Single(DiagnosticCheck.Reports("KPI004", source)), StringComparison.Ordinal);

    [Fact]
    public void What_all_constructions_have_to_say_is_said_once()
        => DiagnosticCheck.Reports(
            "KPI003",
            "[Cached(CacheType.User, Closed = [typeof(IRepository<int>), typeof(IRepository<long>)])] public interface IRepository<T> { static abstract T [|Create|](); T Get(int id); }");

    [Fact]
    public void An_interface_that_closes_a_generic_one_is_decorated()
        => DiagnosticCheck.ReportsNothing("public interface IRepository<T> { T Get(int id); } [Cached(CacheType.User)] public interface INames : IRepository<string>;");
}
