namespace KpiGen.Architecture.Tests.Aot;

[Collection(ReleaseBuilds.Name)]
public class AotSmokeTests
{
    [Fact]
    public async Task A_native_program_with_cached_services_publishes_without_a_warning_and_runs()
    {
        CommandLine.Require("clang", "Native AOT links with it.");
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string project = Path.Combine(RepositoryRoot.Path, "tests", "Cache.AotSmoke");
        string output = Directory.CreateTempSubdirectory("kpigen-aot").FullName;
        try
        {
            (int published, string log) = await CommandLine.RunAsync("dotnet", ["publish", project, "-c", "Release", "-o", output, "--nologo"], project, cancellationToken);
            Assert.True(published == 0, log);
            Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);

            (int failures, string checks) = await CommandLine.RunAsync(Path.Combine(output, "KpiGen.Cache.AotSmoke"), [], output, cancellationToken);
            Assert.True(failures == 0, checks);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }
}
