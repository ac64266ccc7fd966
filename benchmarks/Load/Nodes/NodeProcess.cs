using System.Diagnostics;
using System.Text.Json;

namespace KpiGen.Cache.Benchmarks.Load.Nodes;

/// <summary>A node as child process: this same program. It ends when its standard input does, so also with this one.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    public static async Task<NodeProcess> StartAsync(string redis)
    {
        var node = new NodeProcess(Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [NodeProgram.Command, redis])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
        await node.ReadAsync();
        return node;
    }

    /// <summary>Sends a line and waits for the answer.</summary>
    public async Task<double[]> AskAsync(string request)
    {
        await _process.StandardInput.WriteLineAsync(request);
        await _process.StandardInput.FlushAsync();
        return JsonSerializer.Deserialize<double[]>(await ReadAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> ReadAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        return await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("A node has ended; its standard error says why.");
    }
}
