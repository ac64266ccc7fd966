using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI003Tests
{
    [Theory]
    [InlineData("static abstract int [|Count|]();", "is static abstract")]
    [InlineData("static abstract int [|Size|] { get; }", "is static abstract")]
    [InlineData("static abstract IService operator [|+|](IService left, IService right);", "is static abstract")]
    [InlineData("protected int [|Secret|]();", "is not visible")]
    [InlineData("int [|Sum|](int first, __arglist);", "takes __arglist")]
    public void A_member_that_no_decorator_can_implement_is_reported(string member, string reason)
        => Assert.Contains(
            reason,
            Assert.Single(DiagnosticCheck.Reports("KPI003", $"[Cached(CacheType.User)] public interface IService {{ int Get(int id); {member} }}")),
            StringComparison.Ordinal);

    [Fact]
    public void An_inherited_member_is_reported_where_it_is_declared()
        => DiagnosticCheck.Reports("KPI003", "public interface IBase { static abstract int [|Count|](); } [Cached(CacheType.User)] public interface IService : IBase { int Get(int id); }");

    [Fact]
    public void A_member_of_another_assembly_is_reported_at_the_service()
        => DiagnosticCheck.Reports("KPI003", "[Cached(CacheType.User)] public interface [|IService|] : IParsable<Item> { int Get(int id); } public abstract class Item : IService { public abstract int Get(int id); static Item IParsable<Item>.Parse(string s, IFormatProvider? p) => null!; static bool IParsable<Item>.TryParse(string? s, IFormatProvider? p, out Item r) { r = null!; return false; } }");

    [Fact]
    public void A_pointer_in_a_project_without_unsafe_code_is_reported()
    {
        GeneratorRun run = GeneratorHarness.RunWithLibrary(
            "namespace Lib; public unsafe interface INative { int Get(int id); void Fill(byte* target); }",
            "[Cached(CacheType.User)] public interface IService : Lib.INative;",
            allowUnsafe: false);

        Assert.Equal("KPI003", Assert.Single(run.Reported).Id);
        Assert.Empty(run.CompilerDiagnostics());
    }

    [Fact]
    public void Static_members_with_a_body_are_not_in_the_way()
        => DiagnosticCheck.ReportsNothing("[Cached(CacheType.User)] public interface IService { int Get(int id); static int Count() => 1; static virtual int Size() => 2; private int Hidden() => 3; }");
}
