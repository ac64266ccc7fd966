using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiGen.Architecture.Tests.Docs;

/// <summary>docs/faults.md names for each fault the tests that bring it about.</summary>
public partial class FaultTableTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "faults.md"));

    [Fact]
    public void Every_fault_has_a_row_with_tests()
    {
        Match[] rows = [.. Row().Matches(Page).Cast<Match>()];

        Assert.Equal(Enumerable.Range(1, 43), rows.Select(static row => int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture)));
        Assert.All(rows, static row => Assert.NotEmpty(Name().Matches(row.Value)));
    }

    [Fact]
    public void Every_test_of_the_table_exists() => Assert.Empty(Missing(Page));

    [Theory]
    [InlineData("`FaultTableTests.A_test_that_nobody_wrote`")]
    [InlineData("`NoSuchTests.Every_fault_has_a_row_with_tests`")]
    public void A_test_that_does_not_exist_is_found(string cell) => Assert.Equal(cell.Trim('`'), Assert.Single(Missing(cell)));

    private static IEnumerable<string> Missing(string text)
    {
        HashSet<string> tests = [.. Tests()];
        return Name().Matches(text).Select(static match => match.Groups["test"].Value).Where(test => !tests.Contains(test));
    }

    // A file has one class with tests in it, or a class with what they share before it.
    private static IEnumerable<string> Tests()
        => from file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*.cs", SearchOption.AllDirectories)
           let name = Path.GetFileNameWithoutExtension(file)
           let source = File.ReadAllText(file)
           where Regex.IsMatch(source, $@"\bclass {Regex.Escape(name)}\b")
           from test in Test().Matches(source).Cast<Match>()
           select $"{name}.{test.Groups["method"].Value}";

    [GeneratedRegex(@"^\| (?<number>\d+) \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<test>\w+\.\w+_\w+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:async )?\w+ (?<method>\w+)\(")]
    private static partial Regex Test();
}
