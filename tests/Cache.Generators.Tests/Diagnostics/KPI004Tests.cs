using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI004Tests
{
    [Theory]
    [InlineData("[Cached(CacheType.User)] public interface [|IRepository|]<T> { int Get(T id); }")]
    [InlineData("public class Outer<T> { [Cached(CacheType.User)] public interface [|IRepository|] { int Get(int id); } }")]
    [InlineData("public interface [|IRepository|]<T> { [Cached(CacheType.User)] int Get(T id); }")]
    public void A_generic_interface_is_reported(string source) => DiagnosticCheck.Reports("KPI004", source);

    [Fact]
    public void An_interface_that_closes_a_generic_one_is_decorated()
        => DiagnosticCheck.ReportsNothing("public interface IRepository<T> { T Get(int id); } [Cached(CacheType.User)] public interface INames : IRepository<string>;");
}
