using System.Text.RegularExpressions;

namespace KpiGen.Architecture.Tests.Docs;

public partial class DocsTests
{
    public static TheoryData<string> Pages
        => [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md").Append(Path.Combine(RepositoryRoot.Path, "README.md"))
            .Select(static page => Path.GetRelativePath(RepositoryRoot.Path, page))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_csharp_is_a_region_of_a_sample_that_compiles(string page)
    {
        string[] regions = [.. Regions()];

        Assert.NotEmpty(regions);
        Assert.All(Blocks(File.ReadAllText(Path.Combine(RepositoryRoot.Path, page))), block => Assert.Contains(block, regions));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_somewhere(string page)
    {
        string path = Path.Combine(RepositoryRoot.Path, page);
        foreach (Match link in RelativeLink().Matches(File.ReadAllText(path)))
        {
            string target = Path.Combine(Path.GetDirectoryName(path)!, link.Groups["target"].Value);
            Assert.True(Path.Exists(target), $"{page} links to {link.Groups["target"].Value}, which does not exist.");
        }
    }

    [Fact]
    public void The_readme_has_one_run_block_and_one_test_block_code_before_line_30_and_ends_before_line_120()
    {
        string[] lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "README.md"));

        Assert.Single(lines, static line => line == "```bash run");
        Assert.Single(lines, static line => line == "```bash test");
        Assert.InRange(Array.IndexOf(lines, "```csharp"), 0, 29);
        Assert.InRange(lines.Length, 1, 119);
    }

    [Fact]
    public void A_block_that_is_no_region_is_found() => Assert.DoesNotContain(Assert.Single(Blocks("```csharp\nCallNobodyWrote();\n```\n")), Regions());

    private static IEnumerable<string> Blocks(string page) => CSharpBlock().Matches(page).Select(static block => Unindent(block.Groups["code"].Value));

    private static IEnumerable<string> Regions()
        => Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "samples"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static file => Region().Matches(File.ReadAllText(file)))
            .Select(static region => Unindent(region.Groups["code"].Value));

    private static string Unindent(string code)
    {
        string[] lines = code.TrimEnd().Split('\n');
        int indent = lines.Where(static line => line.Trim().Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Trim().Length == 0 ? "" : line[indent..].TrimEnd()));
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("^ *#region [^\n]*\n(?<code>.*?)^ *#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(#[^)]*)?\)")]
    private static partial Regex RelativeLink();
}
