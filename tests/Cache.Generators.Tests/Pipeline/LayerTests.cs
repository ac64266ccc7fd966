using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Generators.Tests.Pipeline;

/// <summary>Support ← Models ← Parsing | Emission ← root.</summary>
public class LayerTests
{
    [Theory]
    [InlineData("Support", "Models", "Parsing", "Emission", "Diagnostics")]
    [InlineData("Models", "Parsing", "Emission", "Diagnostics", "Microsoft.CodeAnalysis")]
    [InlineData("Diagnostics", "Models", "Parsing", "Emission", "Support")]
    [InlineData("Parsing", "Emission")]
    [InlineData("Emission", "Parsing", "Diagnostics")]
    public void A_layer_does_not_look_up(string layer, params string[] forbidden)
    {
        string[] files = Directory.GetFiles(Path.Combine(Sources(), layer), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Null(Violation(File.ReadAllText(file), forbidden)));
    }

    [Fact]
    public void Emission_knows_no_symbols()
        => Assert.All(
            Directory.GetFiles(Path.Combine(Sources(), "Emission"), "*.cs", SearchOption.AllDirectories),
            static file => Assert.DoesNotContain("Symbol ", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void The_check_finds_a_layer_that_looks_up()
        => Assert.Equal("Parsing", Violation("using KpiGen.Cache.Generators.Parsing.Keys;", ["Models", "Parsing"]));

    [Fact]
    public void No_file_is_longer_than_300_lines()
        => Assert.All(
            Directory.GetFiles(Sources(), "*.cs", SearchOption.AllDirectories).Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
            static file => Assert.InRange(File.ReadAllLines(file).Length, 1, 300));

    private static string? Violation(string text, string[] forbidden)
        => forbidden.FirstOrDefault(name => text.Contains($"using KpiGen.Cache.Generators.{name}", StringComparison.Ordinal)
            || (name.Contains('.', StringComparison.Ordinal) && text.Contains($"using {name}", StringComparison.Ordinal)));

    private static string Sources([CallerFilePath] string file = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "src", "Cache.Generators"));
}
