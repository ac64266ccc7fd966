using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Analysis;

public class KPI063Tests
{
    [Theory]
    [InlineData("TtlSeconds = 1", "TtlSeconds is 1: under 30 seconds most calls miss")]
    [InlineData("TtlSeconds = 29", "under 30 seconds")]
    [InlineData("TtlSeconds = 86401", "over a day")]
    [InlineData("TtlSeconds = 31_536_000", "TtlSeconds is 31536000: over a day")]
    public async Task A_time_that_is_rarely_meant_is_reported(string setting, string message)
    {
        string[] messages = await DiagnosticCheck.AnalysisReportsAsync(
            "KPI063",
            $"[Cached(\"orders\", [|{setting}|])] public interface IService {{ int A(int id); [Cached(CacheType.User, [|{setting}|])] int B(int id); }}");

        Assert.All(messages, text => Assert.Contains(message, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TtlSeconds = 30")]
    [InlineData("TtlSeconds = 86_400")]
    [InlineData("NullTtlSeconds = 1")]
    public async Task Usual_times_are_not(string setting)
        => await DiagnosticCheck.AnalysisReportsAsync("KPI063", $"public interface IService {{ [Cached(CacheType.User, {setting})] int Get(int id); }}");

    [Theory]
    [InlineData("TtlSeconds = 0")]
    [InlineData("TtlSeconds = 31_536_001")]
    public async Task A_time_that_is_not_allowed_at_all_is_left_to_the_generator(string setting)
    {
        GeneratorRun run = GeneratorHarness.Run($"public interface IService {{ [Cached(CacheType.User, {setting})] int Get(int id); }}");

        Assert.Equal("KPI060", Assert.Single(run.Reported).Id);
        Assert.Empty(await run.AnalyzeAsync());
    }
}
