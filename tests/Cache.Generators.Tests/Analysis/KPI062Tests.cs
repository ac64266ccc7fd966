using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Analysis;

public class KPI062Tests
{
    [Theory]
    [InlineData("Task<int> [|GetAsync|](int id);")]
    [InlineData("ValueTask<int> [|GetAsync|](int id);")]
    [InlineData("Task<int> [|GetAsync|]() => Task.FromResult(1);")]
    public async Task An_asynchronous_cached_method_without_a_token_is_suggested(string method)
        => Assert.Contains("takes no CancellationToken", Assert.Single(await DiagnosticCheck.AnalysisReportsAsync("KPI062", Service(method))), StringComparison.Ordinal);

    [Theory]
    [InlineData("int Get(int id);")]
    [InlineData("Task<int> GetAsync(int id, CancellationToken cancellationToken);")]
    [InlineData("Task<int> GetAsync(CancellationToken cancellationToken, int id);")]
    [InlineData("[NotCached] Task<int> GetAsync(int id);")]
    [InlineData("Task StopAsync(int id);")]
    public async Task Other_methods_are_not(string method) => await DiagnosticCheck.AnalysisReportsAsync("KPI062", Service(method));

    [Fact]
    public async Task A_method_that_is_inherited_from_elsewhere_is_not()
        => await DiagnosticCheck.AnalysisReportsAsync("KPI062", "public interface IBase { Task<int> GetAsync(int id); } [Cached(CacheType.User)] public interface IService : IBase;");

    private static string Service(string method) => $"[Cached(CacheType.User)] public interface IService {{ {method} }}";
}
