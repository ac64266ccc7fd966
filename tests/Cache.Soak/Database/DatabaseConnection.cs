using System.Net;
using System.Net.Sockets;

namespace KpiGen.Cache.Soak.Database;

/// <summary>One connection to the database: a request, then its answer.</summary>
internal sealed class DatabaseConnection : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    public DatabaseConnection(int port)
    {
        _client.Connect(IPAddress.Loopback, port);
        _reader = new StreamReader(_client.GetStream());
        _writer = new StreamWriter(_client.GetStream()) { AutoFlush = true, NewLine = "\n" };
    }

    public async Task<string?> AskAsync(string request)
    {
        await _writer.WriteLineAsync(request);
        return await _reader.ReadLineAsync();
    }

    public string? Ask(string request)
    {
        _writer.WriteLine(request);
        return _reader.ReadLine();
    }

    public void Dispose() => _client.Dispose();
}
