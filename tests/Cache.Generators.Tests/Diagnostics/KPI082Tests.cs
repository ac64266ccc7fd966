using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI082Tests
{
    [Theory]
    [InlineData("", "the interface has no static member of that name")]
    [InlineData("string None();", "it must be static")]
    [InlineData("static string None(int id) => \"\";", "it must be a method without parameters or a property that can be read")]
    [InlineData("static string None { set { } }", "it must be a method without parameters or a property that can be read")]
    [InlineData("static int None => 1;", "it must return 'string'")]
    [InlineData("static Task<string> None() => null!;", "it must return 'string'")]
    [InlineData("static string? None => null;", "it can be null, but the result cannot")]
    [InlineData("protected static string None => \"\";", "make it internal or public")]
    public void What_cannot_take_the_place_of_a_result_is_reported(string member, string fault)
    {
        string message = Assert.Single(DiagnosticCheck.Reports(
            "KPI082", $$"""public interface IService { [[|Cached(CacheType.User, Fallback = "None")|]] Task<string> Get(int id, CancellationToken token); {{member}} }"""));

        Assert.StartsWith("'None' cannot take the place of a result of 'Get': ", message, StringComparison.Ordinal);
        Assert.EndsWith(fault, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static string None() => \"\";")]
    [InlineData("internal static string None => \"\";")]
    [InlineData("static string None(int id) => \"\"; static string None() => \"\";")]
    public void What_can_is_not(string member)
        => DiagnosticCheck.ReportsNothing($$"""public interface IService { [Cached(CacheType.User, Fallback = "None")] Task<string> Get(int id, CancellationToken token); {{member}} }""");

    [Fact]
    public void An_inherited_member_can()
        => DiagnosticCheck.ReportsNothing("""
            public interface IBase { static string? None => null; }
            public interface IService : IBase { [Cached(CacheType.User, Fallback = nameof(IBase.None))] Task<string?> Get(int id, CancellationToken token); }
            """);
}
