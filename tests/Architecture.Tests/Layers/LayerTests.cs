namespace KpiGen.Architecture.Tests.Layers;

public class LayerTests
{
    private static readonly LayerCheck Runtime = new(
        ["Annotations", "Options", "Time"],
        ["Keys", "Telemetry"],
        ["Tags"],
        ["Payloads"],
        ["Tiers"],
        ["Coherence", "Flights", "Policies"],
        ["Hosting"],
        ["Calls"],
        ["Invalidation", "Monitoring", "Warmup"],
        ["DependencyInjection"]);

    private static readonly LayerCheck Generator = new(
        ["Support"],
        ["Models"],
        ["Diagnostics"],
        ["Parsing", "Emission"],
        ["Analysis"],
        [""]);

    private static readonly LayerCheck Application = new(
        ["Kpis"],
        ["Http"],
        ["Stores"],
        ["Features", "Hosting"],
        [""]);

    private static readonly LayerCheck Features = new(["Analytics", "Dashboard", "Products", "Search", "Users"]);

    [Fact]
    public void The_application_points_one_way() => Assert.Empty(Application.Violations(ProjectSources.Read("Dashboard.Api")));

    [Fact]
    public void Features_of_the_application_do_not_see_each_other()
        => Assert.Empty(Features.Violations(ProjectSources.Read(Path.Combine("Dashboard.Api", "Features"))));

    [Fact]
    public void The_runtime_points_one_way() => Assert.Empty(Runtime.Violations(ProjectSources.Read("Cache.Runtime")));

    [Fact]
    public void The_generator_points_one_way() => Assert.Empty(Generator.Violations(ProjectSources.Read("Cache.Generators")));

    [Fact]
    public void The_emission_knows_no_symbols()
        => Assert.All(
            ProjectSources.Read("Cache.Generators").Where(static file => file.Folder == "Emission"),
            static file => Assert.DoesNotMatch(@"\bI\w*Symbol\b|SyntaxNode", file.Source));

    [Theory]
    [InlineData("Cache.Runtime")]
    [InlineData("Cache.Generators")]
    [InlineData("Cache.CodeFixes")]
    [InlineData("Cache.AspNetCore")]
    [InlineData("Dashboard.Api")]
    public void No_file_is_longer_than_300_lines(string project)
        => Assert.All(ProjectSources.Read(project), static file => Assert.InRange(file.Source.Count(static character => character == '\n'), 1, 300));

    [Fact]
    public void A_lower_layer_that_names_a_higher_one_is_found()
    {
        IReadOnlyList<string> violations = new LayerCheck(["Keys"], ["Tiers"]).Violations(
        [
            ("Keys", "namespace A.Keys; class Key { A.Tiers.Tier? Tier; }"),
            ("Tiers", "namespace A.Tiers; class Tier { A.Keys.Key? Key; }"),
        ]);

        Assert.Equal(["Keys uses Tiers (Tier)"], violations);
    }

    [Fact]
    public void Two_folders_of_one_layer_may_not_see_each_other()
    {
        IReadOnlyList<string> violations = new LayerCheck(["Parsing", "Emission"]).Violations(
        [
            ("Parsing", "namespace A.Parsing; class Parser;"),
            ("Emission", "namespace A.Emission; class Emitter { A.Parsing.Parser? Parser; }"),
        ]);

        Assert.Equal(["Emission uses Parsing (Parser)"], violations);
    }

    [Fact]
    public void A_folder_on_no_layer_is_found()
        => Assert.NotEmpty(new LayerCheck(["Keys"]).Violations([("Keys", "class Key;"), ("Stray", "class Stray { Key? Key; }")]));
}
