using System.Net;
using System.Net.Sockets;

namespace KpiGen.Testing;

/// <summary>What a relay does with the bytes that a server sends.</summary>
public enum RelayFault
{
    /// <summary>Passes them on.</summary>
    None,

    /// <summary>Keeps them: connections stay open, new ones are accepted, and nothing is ever answered.</summary>
    Silent,

    /// <summary>Passes on one byte of the next reply and closes the connection.</summary>
    CutsReply,

    /// <summary>Closes every connection at once, new ones too.</summary>
    Refuses,
}

/// <summary>Stands between a client and a server on the loopback interface and spoils what passes.</summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Socket> _open = [];
    private readonly int _serverPort;
    private readonly Task _accepting;
    private volatile RelayFault _fault;

    public TcpRelay(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets or sets what is done from now on, to connections that exist as well.</summary>
    public RelayFault Fault
    {
        get => _fault;
        set
        {
            _fault = value;
            if (value == RelayFault.Refuses)
            {
                CloseAll();
            }
        }
    }

    /// <summary>Closes every connection.</summary>
    public void CloseAll()
    {
        lock (_open)
        {
            _open.ForEach(static socket => socket.Dispose());
            _open.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        CloseAll();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client = await _listener.AcceptSocketAsync(_stopping.Token);
            if (Fault == RelayFault.Refuses)
            {
                client.Dispose();
                continue;
            }

            Socket server = new(SocketType.Stream, ProtocolType.Tcp);
            lock (_open)
            {
                _open.AddRange([client, server]);
            }

            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stopping.Token);
            _ = PassAsync(client, server, isReply: false);
            _ = PassAsync(server, client, isReply: true);
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isReply)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int length;
            while ((length = await from.ReceiveAsync(buffer, _stopping.Token)) > 0)
            {
                RelayFault fault = isReply ? Fault : RelayFault.None;
                if (fault == RelayFault.None)
                {
                    await to.SendAsync(buffer.AsMemory(0, length), _stopping.Token);
                }
                else if (fault == RelayFault.CutsReply)
                {
                    await to.SendAsync(buffer.AsMemory(0, 1), _stopping.Token);
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of both has gone, which is what a relay is here for.
        }

        from.Dispose();
        to.Dispose();
    }
}
