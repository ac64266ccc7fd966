using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Analysis;

public class KPI066Tests
{
    [Theory]
    [InlineData("public int Other() => [|Get(1)|];")]
    [InlineData("public int Other() => [|this.Get(1)|];")]
    [InlineData("public int Other() => [|((IService)this).Get(1)|];")]
    [InlineData("public int Other() { Func<int> load = () => [|Get(1)|]; return load(); }")]
    [InlineData("public int Other() { Func<int, int> load = [|Get|]; return load(1); }")]
    [InlineData("public int Live(int id) => [|Get(id)|];")]
    public async Task A_call_inside_the_service_is_reported(string member)
        => Assert.Contains(
            "'Get' is cached for callers of 'IService'",
            Assert.Single(await DiagnosticCheck.AnalysisReportsAsync("KPI066", Service(member))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("public int Other() => Live(1);")]
    [InlineData("public int Other(IService service) => service.Get(1);")]
    [InlineData("public int Other(Service other) => other.Get(1);")]
    [InlineData("public string Other() => nameof(Get);")]
    [InlineData("public int Other() => Get(\"a\"); public int Get(string name) => name.Length;")]
    public async Task Other_calls_are_not(string member) => await DiagnosticCheck.AnalysisReportsAsync("KPI066", Service(member));

    [Fact]
    public async Task An_implementation_in_a_base_class_is_the_service_as_well()
        => await DiagnosticCheck.AnalysisReportsAsync(
            "KPI066",
            """
            [Cached(CacheType.User)] public interface IService { int Get(int id); }
            public abstract class Base { public virtual int Get(int id) => id; }
            public class Service : Base, IService { public override int Get(int id) => base.Get(id) + 1; public int Other() => [|Get(1)|]; }
            """);

    [Fact]
    public async Task A_default_method_runs_inside_the_service()
        => await DiagnosticCheck.AnalysisReportsAsync("KPI066", "[Cached(CacheType.User)] public interface IService { int Get(int id); void Warm() => [|Get(1)|]; }");

    [Fact]
    public async Task A_generic_service_is_compared_with_its_definition()
        => await DiagnosticCheck.AnalysisReportsAsync(
            "KPI066",
            """
            public interface IStore<T> { int Count(T item); }
            [Cached(CacheType.User)] public interface INames : IStore<string>;
            public class Store<T> { public int Count(T item) => item is null ? 0 : 1; }
            public class Names : Store<string>, INames { public int Other() => [|Count("a")|]; }
            """);

    [Fact]
    public async Task A_decorator_by_hand_is_none()
        => await DiagnosticCheck.AnalysisReportsAsync(
            "KPI066",
            "[Cached(CacheType.User)] public interface IService { int Get(int id); } public class Counting(IService inner) : IService { public int Calls { get; private set; } public int Get(int id) { Calls++; return inner.Get(id); } }");

    private static string Service(string member) => $$"""
        public interface IService { [Cached(CacheType.User)] int Get(int id); int Live(int id); }
        public class Service : IService { public int Get(int id) => id; int IService.Live(int id) => id; public int Live() => 0; {{(member.Contains("Live(int", StringComparison.Ordinal) ? "" : "public int Live(int id) => id;")}} {{member}} }
        """;
}
