using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Driving;

/// <summary>A web application below <c>benchmarks/Aot</c>, published as native code.</summary>
internal sealed class AotApplication
{
    private static readonly TimeSpan PublishLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly string _program;

    private AotApplication(string program, int warnings)
    {
        _program = program;
        Warnings = warnings;
    }

    /// <summary>Gets how many warnings publishing gave.</summary>
    public int Warnings { get; }

    /// <summary>Gets the size of the program in bytes, without its symbols.</summary>
    public long Size => new FileInfo(_program).Length;

    /// <summary>Publishes the application; the current directory is the root of the repository.</summary>
    public static async Task<AotApplication> PublishAsync(string name, string directory)
    {
        using Process publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "publish", $"benchmarks/Aot/{name}", "--configuration", "Release", "--nologo", "-p:IlcTreatWarningsAsErrors=false",

                // Everything is compiled again: what is up to date gives no warnings.
                "--artifacts-path", Path.Combine(directory, "artifacts"), "--output", directory,
            ])
        {
            RedirectStandardOutput = true,
        })!;
        using var limit = new CancellationTokenSource(PublishLimit);
        string output = await publish.StandardOutput.ReadToEndAsync(limit.Token);
        await publish.WaitForExitAsync(limit.Token);
        return publish.ExitCode == 0
            ? new AotApplication(Path.Combine(directory, name), output.Split('\n').Where(static line => line.Contains(": warning ", StringComparison.Ordinal)).Distinct().Count())
            : throw new InvalidOperationException($"{name} could not be published:\n{output}");
    }

    /// <summary>Starts the program and asks it until it answers, then ends it.</summary>
    /// <returns>The time from the start of the process to the answer.</returns>
    public async Task<TimeSpan> StartAsync(string redis)
    {
        int port = FreePort.Next();
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(
            _program, ["--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), "--Redis", redis, "--Logging:LogLevel:Default", "None"]))!;
        try
        {
            using var client = new HttpClient { Timeout = AnswerLimit };
            while (!await AnswersAsync(client, port))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(start) > AnswerLimit)
                {
                    throw new InvalidOperationException($"{_program} does not answer.");
                }

                await Task.Delay(Step);
            }

            return Stopwatch.GetElapsedTime(start);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, int port)
    {
        try
        {
            string answer = await client.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
            return answer == "4711: 12.5" ? true : throw new InvalidOperationException($"The answer is '{answer}'.");
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException)
        {
            return false;
        }
    }
}
