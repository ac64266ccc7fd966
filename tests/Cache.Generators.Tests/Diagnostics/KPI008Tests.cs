using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI008Tests
{
    [Theory]
    [InlineData("[Cached(CacheType.User)] public interface [|IService|] : IServiceProvider;", "(KPI020)")]
    [InlineData("[Cached(CacheType.User)] public interface [|IService|] : IFormatProvider;", "(KPI020)")]
    [InlineData("[Cached(CacheType.User)] public interface [|IService|] : ICloneable;", "(KPI040)")]
    public void An_inherited_method_that_cannot_be_stored_is_a_hint(string source, string cause)
        => Assert.Contains(cause, Assert.Single(DiagnosticCheck.Reports("KPI008", source)), StringComparison.Ordinal);

    [Fact]
    public void A_name_in_Only_is_a_wish_and_its_refusal_an_error()
        => DiagnosticCheck.Reports("KPI040", "[Cached(CacheType.User, Only = [nameof(ICloneable.Clone)])] public interface [|IService|] : ICloneable;");

    [Fact]
    public void A_name_in_Only_with_an_overload_that_can_be_cached_is_a_hint_for_the_others()
    {
        GeneratorRun run = GeneratorHarness.RunWithLibrary(
            "namespace Lib; public interface ITheirs { int Get(int id); int Get(object id); }",
            "[Cached(CacheType.User, Only = [nameof(Lib.ITheirs.Get)])] public interface IService : Lib.ITheirs;").AssertClean();

        Assert.Equal("KPI008", Assert.Single(run.Reported).Id);
        Assert.Contains("struct GetKey ", run.Text("IService"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_the_project_can_edit_is_an_error()
        => DiagnosticCheck.Reports("KPI020", "public interface IBase { int Get(object [|id|]); } [Cached(CacheType.User)] public interface IService : IBase;");
}
