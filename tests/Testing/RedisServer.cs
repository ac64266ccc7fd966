using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KpiGen.Testing;

/// <summary>
/// A real <c>redis-server</c> as child process, without persistence, on a free port of the loopback interface. It can be killed, restarted
/// empty or with its data, stopped in the middle of everything (SIGSTOP) and resumed.
/// </summary>
/// <remarks>Where the program is missing the test is skipped, except when the environment variable CI is "true": then it fails.</remarks>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kpigen-redis-").FullName;
    private readonly ServerProgram _program;
    private readonly string[] _arguments;
    private readonly string? _configuration;
    private Process? _process;

    private RedisServer(ServerProgram program, string[] arguments, string? configuration = null)
    {
        _program = program;
        _arguments = arguments;
        _configuration = configuration;
    }

    public int Port { get; } = FreePort.Next();

    /// <summary>Gets the endpoint as StackExchange.Redis reads it.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="arguments">Further arguments of redis-server, for example <c>--requirepass</c>.</param>
    public static Task<RedisServer> StartAsync(params string[] arguments) => LaunchAsync(new RedisServer(ServerProgram.Redis, arguments));

    /// <summary>Starts a sentinel and waits until it answers.</summary>
    /// <param name="configuration">What its configuration file says.</param>
    public static Task<RedisServer> StartSentinelAsync(string configuration) => LaunchAsync(new RedisServer(ServerProgram.Redis, ["--sentinel"], configuration));

    /// <summary>Starts a <c>valkey-server</c>. Where the program is missing the test is skipped.</summary>
    public static Task<RedisServer> StartValkeyAsync() => LaunchAsync(new RedisServer(ServerProgram.Valkey, []));

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Starts again on the same port; the data is gone.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        await LaunchAsync();
    }

    /// <summary>Shuts the process down as an operator does, and starts it again on the same port with its data.</summary>
    public async Task ReloadAsync()
    {
        try
        {
            await CommandAsync("SHUTDOWN", "SAVE");
        }
        catch (IOException)
        {
            // It closes the connection in place of an answer.
        }

        await _process!.WaitForExitAsync();
        _process.Dispose();
        await LaunchAsync();

        // The next start is an empty one again.
        File.Delete(Path.Combine(_directory, "dump.rdb"));
    }

    /// <summary>Stops the process where it stands: connections stay open and nothing answers.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets a paused process go on.</summary>
    public void Resume() => Signal("CONT");

    /// <summary>Runs one command over a connection of its own and returns the raw reply.</summary>
    public async Task<string> CommandAsync(params string[] parts)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        NetworkStream stream = client.GetStream();
        var request = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{parts.Length}\r\n");
        foreach (string part in parts)
        {
            request.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()));

        // The server closes after QUIT, so everything up to the end is the reply, less the last +OK.
        await stream.WriteAsync("*1\r\n$4\r\nQUIT\r\n"u8.ToArray());
        if (_configuration is not null)
        {
            // A sentinel does not know QUIT; its replies are small enough to be on their way when it reads the end.
            client.Client.Shutdown(SocketShutdown.Send);
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        string reply = await reader.ReadToEndAsync();
        return reply.EndsWith("+OK\r\n", StringComparison.Ordinal) ? reply[..^5] : reply;
    }

    /// <summary>Lists the names of all keys. The server is the test's own and small, so KEYS is fine here.</summary>
    public async Task<string[]> KeysAsync()
    {
        string reply = await CommandAsync("KEYS", "*");
        string[] lines = reply.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Where(static (_, index) => index % 2 == 1).Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task LaunchAsync()
    {
        string port = Port.ToString(CultureInfo.InvariantCulture);
        _process = _program.Start(_directory, [.. ConfigurationFile(), "--port", port, "--save", "", "--appendonly", "no", "--bind", "127.0.0.1", .. _arguments]);
        await Eventually.TrueAsync(AnswersAsync, $"{_program.Name} answers");
    }

    // A sentinel keeps what it knows in its configuration file, which it needs for that.
    private IEnumerable<string> ConfigurationFile()
    {
        if (_configuration is null)
        {
            return [];
        }

        string file = Path.Combine(_directory, "server.conf");
        File.WriteAllText(file, _configuration);
        return [file];
    }

    private static async Task<RedisServer> LaunchAsync(RedisServer server)
    {
        await server.LaunchAsync();
        return server;
    }

    // With a password the answer is an error, which is an answer too.
    private async Task<bool> AnswersAsync()
    {
        try
        {
            string reply = await CommandAsync("PING");
            return reply.StartsWith("+PONG", StringComparison.Ordinal) || reply.StartsWith("-NOAUTH", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return _process is { HasExited: true } ? throw new InvalidOperationException($"{_program.Name} ended at start.", exception) : false;
        }
    }

    private void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
