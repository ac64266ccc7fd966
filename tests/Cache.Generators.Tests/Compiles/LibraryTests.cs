using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Compiles;

/// <summary>Types of another assembly are seen through its metadata: no fields, no syntax.</summary>
public class LibraryTests
{
    private const string Library = """
        namespace Lib;
        public sealed record Range(DateOnly From, DateOnly To, [CacheKeyIgnore] object Trace) { public int Days => To.DayNumber - From.DayNumber; }
        public sealed record Endless(int Id) { public object Raw => Id; }
        public sealed class Kpis { public decimal Revenue { get; set; } public required string Name { get; init; } public decimal Twice => Revenue * 2; public IReadOnlyList<int> Top { get; init; } = []; }
        public sealed class Lossy { public List<int> Items { get; } = []; }
        public sealed class Point(int x) { public int X { get; } = x; }
        public interface IRepository { Task<Kpis> GetAsync(Range range); Task<Point?> FindAsync(int id); void Run(object value); }
        public interface IBad { Task<int> GetAsync(object value); }
        internal interface IHidden { int Secret(); }
        """;

    [Fact]
    public void An_interface_and_types_of_another_assembly_are_cached()
    {
        GeneratorRun run = GeneratorHarness.RunWithLibrary(Library, "[Cached(CacheType.User)] public interface IService : Lib.IRepository;").AssertClean();

        string text = run.Text("IService");
        Assert.DoesNotContain("Twice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trace", text, StringComparison.Ordinal);
        Assert.Contains("value.Days", text, StringComparison.Ordinal);
        Assert.Contains("global::Lib.Point(x)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int Get(Lib.Endless value);", "KPI020", "value")]
    [InlineData("Lib.Lossy Get(int id);", "KPI041", "Get")]
    public void What_is_lost_behind_metadata_is_reported(string method, string id, string place)
        => Assert.Equal((id, place), Place(GeneratorHarness.RunWithLibrary(Library, $"[Cached(CacheType.User)] public interface IService {{ {method} }}")));

    [Fact]
    public void A_fault_in_another_assembly_is_a_hint_at_the_service()
        => Assert.Equal(("KPI008", "IService"), Place(GeneratorHarness.RunWithLibrary(Library, "[Cached(CacheType.User)] public interface IService : Lib.IBad;")));

    private static (string Id, string Place) Place(GeneratorRun run)
    {
        Microsoft.CodeAnalysis.Diagnostic diagnostic = Assert.Single(run.Reported);
        Assert.Empty(run.CompilerDiagnostics());
        return (diagnostic.Id, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }
}
