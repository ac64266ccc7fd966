using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KpiGen.Cache.Soak.Database;

// PROTOCOL: one line a request, one line an answer.
//   r {cell}   -> its version
//   w {cell}   -> its version, after it was raised

/// <summary>The origin's database: a version for each cell, served to the nodes on the loopback interface.</summary>
internal sealed class DatabaseServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly long[] _versions;

    public DatabaseServer(int cells)
    {
        _versions = new long[cells];
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient disposedAtTheEnd = client;
        try
        {
            client.NoDelay = true;
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\n" };
            while (await reader.ReadLineAsync() is { } line)
            {
                await writer.WriteLineAsync(Answer(line).ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException)
        {
            // The node was killed.
        }
    }

    private long Answer(string line)
    {
        ref long version = ref _versions[int.Parse(line.AsSpan(2), CultureInfo.InvariantCulture)];
        return line[0] == 'w' ? Interlocked.Increment(ref version) : Interlocked.Read(ref version);
    }
}
