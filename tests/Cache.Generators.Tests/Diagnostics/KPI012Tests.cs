using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI012Tests
{
    [Theory]
    [InlineData("typeof(IOther<string>)", "'IOther<string>' is no construction of 'IRepository<T>' that can be decorated: it is another type")]
    [InlineData("typeof(string[])", "'string[]' is no construction")]
    [InlineData("null!", "'null' is no construction")]
    [InlineData("typeof(IRepository<>)", "its type arguments are missing")]
    [InlineData("typeof(IRepository<int>)", "it is listed twice")]
    [InlineData("typeof(IRepository<Local[]>)", "it is not visible")]
    public void A_wrong_entry_is_reported_and_the_others_are_decorated(string entry, string message)
    {
        string source = $$"""
            file sealed class Local;
            public interface IOther<T> { T Get(int id); }
            [[|Cached(CacheType.User, Closed = [typeof(IRepository<int>), {{entry}}])|]] public interface IRepository<T> { T Get(int id); }
            """;

        Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI012", source)), StringComparison.Ordinal);
        Assert.Single(GeneratorHarness.Run(source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)).HintNames, static name => name.StartsWith("RepositoryOfInt32.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_private_type_around_an_argument_is_reported()
        => DiagnosticCheck.Reports(
            "KPI012",
            "public class Outer { private sealed class Hidden; [[|Cached(CacheType.User, Closed = [typeof(IRepository<Hidden>)])|]] public interface IRepository<T> { int Get(int id); } }");

    [Fact]
    public void Constructions_that_differ_are_not_reported()
        => DiagnosticCheck.ReportsNothing("[Cached(CacheType.User, Closed = [typeof(IRepository<int>), typeof(IRepository<int?>), typeof(IRepository<List<int>>)])] public interface IRepository<T> { int Get(T id, CancellationToken token); }");
}
