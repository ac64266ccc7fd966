using System.ComponentModel;
using System.Diagnostics;

namespace KpiGen.Testing;

/// <summary>A server program that speaks the protocol of Redis.</summary>
/// <param name="Name">The program, looked up on the PATH.</param>
/// <param name="IsNeededInCi">Whether a test fails in CI where the program is missing. Otherwise, and everywhere else, it is skipped.</param>
internal sealed record ServerProgram(string Name, bool IsNeededInCi)
{
    public static readonly ServerProgram Redis = new("redis-server", IsNeededInCi: true);

    // Not every distribution has it.
    public static readonly ServerProgram Valkey = new("valkey-server", IsNeededInCi: false);

    /// <summary>Starts it as child process.</summary>
    public Process Start(string directory, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Name, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process = Launch(start);

        // Read, or the server blocks when the pipe is full.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private Process Launch(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            if (IsNeededInCi && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Fail($"{Name} is needed in CI and cannot be started: {missing.Message}");
            }

            Assert.Skip($"{Name} is not on the PATH.");
            throw;
        }
    }
}
