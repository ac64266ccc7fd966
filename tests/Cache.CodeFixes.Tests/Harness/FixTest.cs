using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators;
using KpiGen.Cache.Generators.Analysis;
using KpiGen.Cache.Generators.Analysis.Users;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace KpiGen.Cache.CodeFixes.Tests.Harness;

/// <summary>
/// Runs the real generator and the real analyzers over sources, applies a fix to what they report - one by one, and as Fix All of the document, the
/// project and the solution - and compiles the result together with what the generator then emits.
/// </summary>
internal sealed partial class FixTest<TFix> : CodeFixTest<DefaultVerifier>
    where TFix : CacheFix, new()
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using KpiGen.Cache;

        """;

    public FixTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(Net100.References.All);
        TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(CachedAttribute).Assembly.Location));
        TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection).Assembly.Location));
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        CodeActionEquivalenceKey = typeof(TFix).Name;
        CompilerDiagnostics = CompilerDiagnostics.Warnings;

        // Examples need no documentation, and may have results that callers could change where that is not what they are about; the SDK leaves out the others.
        DisabledDiagnostics.AddRange(["CS1591", "CS1701", "CS1702"]);
        if (!new TFix().FixableDiagnosticIds.Contains("KPI067"))
        {
            DisabledDiagnostics.Add("KPI067");
        }
    }

    public override string Language => LanguageNames.CSharp;

    public override Type SyntaxKindType => typeof(SyntaxKind);

    protected override string DefaultFileExt => "cs";

    /// <summary>Asserts that the fix turns one source into another. Places are marked <c>{|KPI020:…|}</c>; the usual using directives stand above both.</summary>
    public static Task FixesAsync(string before, string after) => FixesFilesAsync((Usings + before, Usings + after));

    /// <summary>Asserts the same of several files, which bring their own using directives.</summary>
    public static async Task FixesFilesAsync(params (string Before, string After)[] files)
    {
        var test = new FixTest<TFix>();
        foreach ((string before, string after) in files)
        {
            test.TestState.Sources.Add(before);
            test.FixedState.Sources.Add(after);
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that a fix of one project changes what is declared in another that it references.</summary>
    public static async Task FixesLibraryAsync(string source, (string Before, string After) library)
    {
        var test = new FixTest<TFix>
        {
            TestCode = Usings + source,
            FixedCode = Usings + Unmarked(source),
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck, // it looks for changes in the first project only
        };
        foreach ((SolutionState state, string text) in new[] { (test.TestState, library.Before), (test.FixedState, library.After) })
        {
            state.AdditionalProjects["Library"].AdditionalReferences.AddRange(test.TestState.AdditionalReferences);
            state.AdditionalProjects["Library"].DocumentationMode = DocumentationMode.Parse;
            state.AdditionalProjects["Library"].Sources.Add(text);
            state.AdditionalProjectReferences.Add("Library");
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Returns a source in which everything that was marked is in order.</summary>
    public static string Unmarked(string source) => Mark().Replace(source, "$1");

    /// <summary>Asserts that the marked places are reported and that the fix has nothing to offer.</summary>
    public static async Task OffersNothingAsync(string source)
    {
        var test = new FixTest<TFix> { TestCode = Usings + source };
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"\{\|KPI\d+:(\w+)\|\}")]
    private static partial Regex Mark();

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => [new TFix()];

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new CachedServiceAnalyzer(), new SelfCallAnalyzer(), new UserDependencyAnalyzer()];

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(CacheGenerator)];

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);

    protected override CompilationOptions CreateCompilationOptions()
        => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    // What is disabled is disabled in libraries as well.
    protected override Project ApplyCompilationOptions(Project project)
    {
        Solution solution = base.ApplyCompilationOptions(project).Solution;
        foreach (ProjectId id in solution.ProjectIds)
        {
            CompilationOptions options = solution.GetProject(id)!.CompilationOptions!;
            solution = solution.WithProjectCompilationOptions(id, options.WithSpecificDiagnosticOptions(
                options.SpecificDiagnosticOptions.SetItems(DisabledDiagnostics.Select(static disabled => KeyValuePair.Create(disabled, ReportDiagnostic.Suppress)))));
        }

        return solution.GetProject(project.Id)!;
    }
}
