using System.IO.Compression;
using System.Xml.Linq;

namespace KpiGen.Architecture.Tests.Packaging;

[Collection(ReleaseBuilds.Name)]
public sealed class PackageTests : IAsyncLifetime
{
    private readonly string _output = Directory.CreateTempSubdirectory("kpigen-pack").FullName;
    private string[] _entries = [];
    private XDocument _manifest = new();

    public async ValueTask InitializeAsync()
    {
        string project = Path.Combine(RepositoryRoot.Path, "src", "Cache.Runtime");
        (int exitCode, string log) = await CommandLine.RunAsync(
            "dotnet", ["pack", project, "-c", "Release", "-o", _output, "--nologo"], project, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, log);
        await using ZipArchive package = await ZipFile.OpenReadAsync(Directory.GetFiles(_output, "KpiGen.Cache.*.nupkg").Single(), TestContext.Current.CancellationToken);
        _entries = [.. package.Entries.Select(static entry => entry.FullName)];
        await using Stream manifest = await package.GetEntry("KpiGen.Cache.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
        _manifest = await XDocument.LoadAsync(manifest, LoadOptions.None, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_output, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void One_package_reference_brings_the_runtime_the_generator_and_the_fixes()
    {
        Assert.Contains("lib/net10.0/KpiGen.Cache.dll", _entries);
        Assert.Contains("lib/net10.0/KpiGen.Cache.xml", _entries);
        Assert.Equal(
            ["analyzers/dotnet/cs/KpiGen.Cache.CodeFixes.dll", "analyzers/dotnet/cs/KpiGen.Cache.Generators.dll"],
            _entries.Where(static entry => entry.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(_entries, static entry => entry.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_depends_on_nothing_that_only_the_compiler_needs()
    {
        string[] dependencies = [.. _manifest.Descendants().Where(static node => node.Name.LocalName == "dependency").Select(static node => (string)node.Attribute("id")!)];

        Assert.Contains("StackExchange.Redis", dependencies);
        Assert.DoesNotContain(dependencies, static id => id.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || id is "PolySharp" or "System.Composition");
    }

    [Fact]
    public void Beside_the_platform_the_package_depends_on_a_client_of_Redis_alone()
    {
        IEnumerable<string> dependencies = _manifest.Descendants().Where(static node => node.Name.LocalName == "dependency").Select(static node => (string)node.Attribute("id")!);

        // The second one is what the client of Redis asks for, in the version that is pinned.
        Assert.Equal(
            ["StackExchange.Redis", "System.IO.Hashing"],
            dependencies.Where(static id => !id.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
