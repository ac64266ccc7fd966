using System.Diagnostics;
using KpiGen.Cache.Soak.Nodes;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>A node as child process: this same program. It ends when its standard input does.</summary>
internal sealed class NodeProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private int _exceptions;
    private bool _ending;

    public NodeProcess(NodeSettings settings)
    {
        Settings = settings;
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, settings.ToArguments())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Complain(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public NodeSettings Settings { get; }

    public int Id => _process.Id;

    public long? KilledAt { get; private set; }

    public NodeReport? Warm { get; private set; }

    public NodeReport? End { get; private set; }

    /// <summary>Gets how many exceptions reached callers that should not have.</summary>
    public int Exceptions => End?.Exceptions ?? Volatile.Read(ref _exceptions);

    /// <summary>Gets whether the process has ended without being asked to.</summary>
    public bool HasCrashed => !_ending && KilledAt is null && _process.HasExited;

    public Task WaitUntilReadyAsync() => _ready.Task.WaitAsync(StartLimit);

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        KilledAt = Stopwatch.GetTimestamp();
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Lets the process end by itself.</summary>
    /// <returns>Whether it did, and well.</returns>
    public async Task<bool> EndAsync()
    {
        _ending = true;
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(EndLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode == 0 && End is not null;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line == NodeReport.Ready)
        {
            _ready.TrySetResult();
        }
        else if (line is not null && NodeReport.TryParse(line, NodeReport.Warm, out NodeReport? warm))
        {
            Warm = warm;
        }
        else if (line is not null && NodeReport.TryParse(line, NodeReport.End, out NodeReport? end))
        {
            End = end;
        }
    }

    private void Complain(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (line.StartsWith("exception:", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _exceptions);
        }

        Console.Error.WriteLine($"node {Settings.Number}: {line}");
    }
}
