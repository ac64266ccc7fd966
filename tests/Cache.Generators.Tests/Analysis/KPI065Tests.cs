using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Analysis;

public class KPI065Tests
{
    [Theory]
    [InlineData("int [|Get|]([CacheKeyIgnore] int id);")]
    [InlineData("Task<int> [|GetAsync|]([CacheKeyIgnore] int id, [CacheKeyIgnore] object trace, CancellationToken cancellationToken);")]
    public async Task A_method_without_a_parameter_in_the_key_is_reported(string method)
        => Assert.Contains("all its calls share one entry", Assert.Single(await DiagnosticCheck.AnalysisReportsAsync("KPI065", Service(method))), StringComparison.Ordinal);

    [Theory]
    [InlineData("int Get();")]
    [InlineData("Task<int> GetAsync(CancellationToken cancellationToken);")]
    [InlineData("int Get(int id, [CacheKeyIgnore] object trace);")]
    [InlineData("[NotCached] int Get([CacheKeyIgnore] int id);")]
    public async Task Other_methods_are_not(string method) => await DiagnosticCheck.AnalysisReportsAsync("KPI065", Service(method));

    private static string Service(string method) => $"[Cached(CacheType.User)] public interface IService {{ {method} }}";
}
