using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using KpiGen.Cache.Generators.Analysis;
using KpiGen.Cache.Generators.Analysis.Users;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KpiGen.Cache.Generators.Tests.Harness;

/// <summary>What one run of the generator produced, and the state to run it again after an edit.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _input;
    private readonly Compilation _output;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out _output, out ImmutableArray<Diagnostic> diagnostics);
        Reported = [.. diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed)];
        Assert.Null(Result.Exception);
    }

    /// <summary>Gets what the generator reported; what a pragma suppresses is left out.</summary>
    public ImmutableArray<Diagnostic> Reported { get; }

    /// <summary>Gets the sources that the generator ran over.</summary>
    public IReadOnlyList<SyntaxTree> Sources => _input.SyntaxTrees;

    private GeneratorRunResult Result => _driver.GetRunResult().Results[0];

    public static GeneratorRun Start(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new CacheGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>Runs again after an edit of one file; everything else is the same object as before.</summary>
    public GeneratorRun Edit(Func<string, string> edit, int file = 0)
    {
        SyntaxTree tree = _input.SyntaxTrees[file];
        SyntaxTree edited = tree.WithChangedText(SourceText.From(edit(tree.ToString()), System.Text.Encoding.UTF8));
        return new GeneratorRun(_driver, _input.ReplaceSyntaxTree(tree, edited));
    }

    public GeneratorRun AddFile(string source)
        => new(_driver, _input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)_input.SyntaxTrees[0].Options, "Added.cs", System.Text.Encoding.UTF8)));

    /// <summary>Returns the emitted file whose name contains <paramref name="hint"/>.</summary>
    public string Text(string hint) => Assert.Single(Result.GeneratedSources, source => source.HintName.Contains(hint, StringComparison.Ordinal)).SourceText.ToString();

    public IReadOnlyList<string> HintNames => [.. Result.GeneratedSources.Select(static source => source.HintName).Where(static name => !name.Contains("Embedded", StringComparison.Ordinal))];

    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step)
        => [.. Result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    /// <summary>Returns the reasons of the outputs that carry source text.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons()
        => [.. Result.TrackedOutputSteps["SourceOutput"].SelectMany(static run => run.Outputs).Where(static output => HasSource(output.Value)).Select(static output => output.Reason)];

    public IEnumerable<object> StepValues(string step) => Result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Value);

    /// <summary>Returns everything the compiler has to say, hidden diagnostics aside.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics()
        => [.. _output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && !diagnostic.IsSuppressed)];

    /// <summary>Returns what the analyzers say about the sources, emitted ones included; what is suppressed is left out.</summary>
    public async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(SyntaxTreeOptionsProvider? severities = null)
    {
        Compilation compilation = _output.WithOptions(_output.Options.WithSyntaxTreeOptionsProvider(severities));
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers([new CachedServiceAnalyzer(), new SelfCallAnalyzer(), new UserDependencyAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(static diagnostic => !diagnostic.IsSuppressed)];
    }

    public GeneratorRun AssertClean()
    {
        Assert.Empty(Reported.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.True(CompilerDiagnostics() is [], string.Join("\n", CompilerDiagnostics().Take(10).Select(Describe)));
        return this;
    }

    /// <summary>Asserts that nothing is reported, not even a hint.</summary>
    public GeneratorRun AssertSilent()
    {
        Assert.Empty(Reported);
        return AssertClean();
    }

    /// <summary>Compiles and loads what was emitted together with its sources.</summary>
    public Assembly Load()
    {
        AssertClean();
        return LoadReported();
    }

    /// <summary>Compiles and loads what was emitted, whatever was reported.</summary>
    public Assembly LoadReported(bool isCollectible = true)
    {
        using var stream = new MemoryStream();
        Assert.True(_output.Emit(stream).Success);
        stream.Position = 0;
        return new AssemblyLoadContext("Sample", isCollectible).LoadFromStream(stream);
    }

    public static string Describe(Diagnostic diagnostic)
    {
        string line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString() ?? string.Empty;
        return $"{diagnostic}\n    {line.Trim()}";
    }

    // The value of an output step is a pair of the sources and the diagnostics that it added.
    private static bool HasSource(object value) => value.GetType().GetField("Item1")?.GetValue(value) is System.Collections.IEnumerable sources && sources.Cast<object>().Any();
}
