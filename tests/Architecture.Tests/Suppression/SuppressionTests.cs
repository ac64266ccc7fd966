namespace KpiGen.Architecture.Tests.Suppression;

/// <summary>What the generator and the analyzers report can be turned off wherever .NET lets users do so: seen by the real compiler, with warnings as errors.</summary>
[Collection(ReleaseBuilds.Name)]
public sealed class SuppressionTests : IDisposable
{
    // KPI020 and KPI067 come from the generator, KPI064 from an analyzer.
    private static readonly string[] Ids = ["KPI020", "KPI064", "KPI067"];

    private readonly string _directory = Directory.CreateTempSubdirectory("kpigen-suppression").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_pragma_an_attribute_and_an_editorconfig_suppress_what_is_reported_elsewhere()
    {
        Write("Consumer.csproj", Project());
        Write("Reported.cs", Service("Reported"));
        Write("Pragma.cs", $"#pragma warning disable {string.Join(", ", Ids)}\n{Service("Pragma")}");
        Write("Configured.cs", Service("Configured"));
        Write("Attribute.cs", Service("Attribute", static id => $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"KpiGen.Cache\", \"{id}\")] "));
        Write(".editorconfig", "root = true\n[Configured.cs]\n" + string.Concat(Ids.Select(static id => $"dotnet_diagnostic.{id}.severity = none\n")));

        (int exitCode, string log) = await CommandLine.RunAsync("dotnet", ["build", "-c", "Release", "--nologo"], _directory, TestContext.Current.CancellationToken);

        Assert.True(exitCode == 1, log);
        string[] errors = [.. log.Split('\n').Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Select(static line => line.Trim())];
        Assert.All(errors, static error => Assert.Contains("Reported.cs(", error, StringComparison.Ordinal));
        Assert.All(Ids, id => Assert.Contains(errors, error => error.Contains($": error {id}:", StringComparison.Ordinal)));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory, name), text);

    private static string Service(string name, Func<string, string>? attribute = null) => $$"""
        namespace Consumer.{{name}}Case;

        [KpiGen.Cache.Cached(KpiGen.Cache.CacheType.User)]
        public interface I{{name}}
        {
            {{attribute?.Invoke("KPI020")}}int Get(object id);
            {{attribute?.Invoke("KPI064")}}int Create(int id);
            {{attribute?.Invoke("KPI067")}}List<int> Share(int id);
        }
        """;

    // NU1603: a lower bound of a dependency is not served everywhere.
    private static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NoWarn>$(NoWarn);NU1603</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="{Source("Cache.Runtime")}" />
            <ProjectReference Include="{Source("Cache.Generators")}" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          </ItemGroup>
        </Project>
        """;

    private static string Source(string project) => Path.Combine(RepositoryRoot.Path, "src", project, project + ".csproj");
}
