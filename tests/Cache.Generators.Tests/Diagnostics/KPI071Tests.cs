using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI071Tests
{
    [Theory]
    [InlineData("ref int [|Set|]();", "a reference to memory")]
    [InlineData("IAsyncEnumerable<int> [|Set|]();", "while that is read")]
    [InlineData("Task<IEnumerable<int>> [|Set|]();", "while that is read")]
    [InlineData("Later [|Set|]();", "whose end is not known")]
    [InlineData("static int [|Set|]() => 1;", "static, sealed or private")]
    [InlineData("sealed int [|Set|]() => 1;", "static, sealed or private")]
    public void A_method_whose_success_nobody_sees_is_reported(string method, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI071", $"{Awaitable} public interface IService {{ [InvalidatesCache(CacheType.User)] {method} }}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("public class Service { [InvalidatesCache(CacheType.User)] public void [|Set|]() { } }", "not a member of an interface")]
    [InlineData("public interface IService { int Size { [InvalidatesCache(CacheType.User)] [|get|]; } }", "no ordinary method")]
    public void An_attribute_that_stands_elsewhere_is_reported(string source, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI071", source)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Task<IReadOnlyList<int>> Set();")]
    [InlineData("ValueTask Set(ref int a, out int b, in int c);")]
    [InlineData("int Set() => 1;")]
    public void Other_methods_are_not_reported(string method) => DiagnosticCheck.ReportsNothing($"public interface IService {{ [InvalidatesCache(CacheType.User)] {method} }}");

    private const string Awaitable = "public sealed class Later { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; }";
}
