using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

/// <summary>Every rule has a page, a row in the release notes and a test file, and the examples on its page do what the page says.</summary>
public partial class DiagnosticPagesTests
{
    public static TheoryData<string> Ids => [.. Descriptors().Select(static descriptor => descriptor.Id)];

    public static TheoryData<string> IdsWithCode => [.. Descriptors().Select(static descriptor => descriptor.Id).Where(static id => id != DiagnosticIds.UnsupportedEnvironment)];

    [Theory]
    [MemberData(nameof(IdsWithCode))]
    public async Task The_first_example_fails_and_the_second_does_not(string id)
    {
        string[] examples = [.. CodeBlock().Matches(Page(id)).Select(static match => match.Groups[1].Value)];

        Assert.Equal(2, examples.Length);
        Assert.Equal([id], await FindingsAsync(Run(examples[0]), id));
        Assert.Empty(await FindingsAsync(Run(examples[1]).AssertClean(), id));

        GeneratorRun Run(string example) => id == DiagnosticIds.ChangeableResult ? GeneratorHarness.RunStrict(example) : GeneratorHarness.Run(example);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_a_release_note_and_a_test_file(string id)
    {
        DiagnosticDescriptor rule = Descriptors().Single(descriptor => descriptor.Id == id);
        string releases = File.ReadAllText(Path.Combine(Root(), "src", "Cache.Generators", "AnalyzerReleases.Unshipped.md"));

        Assert.StartsWith($"# {id}: {rule.Title}\n", Page(id), StringComparison.Ordinal);
        Assert.Contains($"{id} | KpiGen.Cache | {rule.DefaultSeverity} | {rule.Title}", releases, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(Root(), "tests", "Cache.Generators.Tests"), $"{id}Tests.cs", SearchOption.AllDirectories));
    }

    [Fact]
    public void No_page_is_left_over()
        => Assert.Equal(
            Descriptors().Select(static descriptor => descriptor.Id).Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Root(), "docs", "diagnostics"), "*.md").Select(static file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    private static async Task<IEnumerable<string>> FindingsAsync(GeneratorRun run, string id)
        => run.Reported.Concat(await run.AnalyzeAsync()).Where(diagnostic => DiagnosticCheck.IsFinding(diagnostic, id)).Select(static diagnostic => diagnostic.Id);

    private static IEnumerable<DiagnosticDescriptor> Descriptors()
        => typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => (DiagnosticDescriptor)field.GetValue(null)!);

    private static string Page(string id) => File.ReadAllText(Path.Combine(Root(), "docs", "diagnostics", $"{id}.md"));

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
