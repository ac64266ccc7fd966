using BenchmarkDotNet.Attributes;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// What the generator adds to a build and to an edit in a large project. Every operation gets a compilation of its own, as the compiler would
/// create it: one that has been asked before knows its symbols already.
/// </summary>
/// <remarks>An operation takes seconds, so a few of them have to be enough.</remarks>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 5, invocationCount: 1)]
[BenchmarkCategory("generator")]
public class GeneratorBenchmarks
{
    private readonly LargeProject _project = new();
    private CSharpCompilation _first = null!;
    private GeneratorDriver _warm = null!;
    private int _edit;

    [GlobalSetup]
    public void Run()
    {
        _first = _project.Compile();
        _warm = LargeProject.CreateDriver().RunGeneratorsAndUpdateCompilation(_first, out Compilation output, out _);
        LargeProject.Emit(output); // an example that does not compile would measure nothing
    }

    [Benchmark(Baseline = true, Description = "build without the generator")]
    public long BuildWithout() => LargeProject.Emit(_project.Compile());

    [Benchmark(Description = "build with the generator")]
    public long BuildWith()
    {
        LargeProject.CreateDriver().RunGeneratorsAndUpdateCompilation(_project.Compile(), out Compilation output, out _);
        return LargeProject.Emit(output);
    }

    [Benchmark(Description = "first run of the generator")]
    public GeneratorDriver FirstRun() => LargeProject.CreateDriver().RunGenerators(_project.Compile());

    [Benchmark(Description = "run after an edit elsewhere")]
    public GeneratorDriver EditElsewhere() => _warm.RunGenerators(_project.EditElsewhere(_first, ++_edit));

    [Benchmark(Description = "run after an edit of one interface")]
    public GeneratorDriver EditInterface() => _warm.RunGenerators(_project.EditInterface(_first, ++_edit));
}
