using System.Diagnostics;

namespace KpiGen.Cache.Soak.Tests;

/// <summary>Runs the soak as a user does, for a short time.</summary>
public class SoakTests
{
    private static readonly bool IsContinuousIntegration = Environment.GetEnvironmentVariable("CI") == "true";

    [Fact]
    public async Task Nodes_keep_their_promises_under_load_and_faults()
    {
        (int exitCode, string output) = await RunAsync(IsContinuousIntegration ? "60" : "15");

        Assert.True(exitCode == 0, output);
        Assert.Contains("0 violations, 0 exceptions, 0 problems", output, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
    }

    [Fact]
    public async Task Nodes_that_forget_invalidations_are_found_out()
    {
        (int exitCode, string output) = await RunAsync("8", "--forgetful");

        Assert.Equal(1, exitCode);
        Assert.Contains("violation of its own invalidation", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        RequireRedis();
        using Process process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "KpiGen.Cache.Soak"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static void RequireRedis()
    {
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!path.Any(static directory => File.Exists(Path.Combine(directory, "redis-server"))))
        {
            Assert.False(IsContinuousIntegration, "redis-server is needed in CI.");
            Assert.Skip("redis-server is not on the PATH.");
        }
    }
}
