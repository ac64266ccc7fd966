using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Analysis;

public class KPI064Tests
{
    [Theory]
    [InlineData("Create")]
    [InlineData("CreateAsync")]
    [InlineData("AddItem")]
    [InlineData("Insert")]
    [InlineData("UpdateAsync")]
    [InlineData("Set")]
    [InlineData("SetPrice")]
    [InlineData("Save_all")]
    [InlineData("DeleteAsync")]
    [InlineData("Remove2")]
    [InlineData("Post")]
    [InlineData("PutAsync")]
    [InlineData("SendAsync")]
    [InlineData("Publish")]
    [InlineData("TryCreateAsync")]
    public async Task A_command_is_reported(string name)
        => Assert.Contains(
            "reads like a command",
            Assert.Single(await DiagnosticCheck.AnalysisReportsAsync("KPI064", $"[Cached(CacheType.User)] public interface IService {{ int [|{name}|](int id); }}")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Get")]
    [InlineData("Address")]
    [InlineData("SettingsAsync")]
    [InlineData("Posts")]
    [InlineData("Creator")]
    [InlineData("Updates")]
    [InlineData("GetCreateDate")]
    [InlineData("Try")]
    [InlineData("TryGet")]
    [InlineData("ADDRESS")]
    public async Task A_word_that_only_begins_like_one_is_not(string name)
        => await DiagnosticCheck.AnalysisReportsAsync("KPI064", $"[Cached(CacheType.User)] public interface IService {{ int {name}(int id); }}");

    [Fact]
    public async Task A_command_that_is_not_cached_is_not()
        => await DiagnosticCheck.AnalysisReportsAsync(
            "KPI064", "[Cached(CacheType.User)] public interface IService { int Get(int id); [NotCached] int Create(int id); [InvalidatesCache(CacheType.User)] int Add(int id); void Delete(int id); Task UpdateAsync(int id); }");

    [Theory]
    [InlineData("Only = [nameof(Get)]")]
    [InlineData("Except = [nameof(Create)]")]
    public async Task A_command_that_the_interface_leaves_out_is_not(string choice)
        => await DiagnosticCheck.AnalysisReportsAsync("KPI064", $"[Cached(CacheType.User, {choice})] public interface IService {{ int Get(int id); int Create(int id); }}");

    [Fact]
    public async Task An_inherited_command_is_reported_where_it_is_cached()
        => await DiagnosticCheck.AnalysisReportsAsync(
            "KPI064", "public interface IStore<T> { int Create(T item); } [Cached(CacheType.User)] public interface [|INames|] : IStore<string>;");
}
