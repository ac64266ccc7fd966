using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace KpiGen.Cache.Benchmarks.Load.Driving;

/// <summary>Stands between a client and a server and keeps every reply for a while: how long a call takes then says how many replies it waited for.</summary>
internal sealed class SlowLink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _serverPort;
    private readonly TimeSpan _delay;
    private readonly Task _accepting;

    public SlowLink(int serverPort, TimeSpan delay)
    {
        _serverPort = serverPort;
        _delay = delay;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string ConnectionString => _listener.LocalEndpoint.ToString()!;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client = await _listener.AcceptSocketAsync(_stopping.Token);
            Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stopping.Token);
            _ = PassAsync(client, server, TimeSpan.Zero);
            _ = PassAsync(server, client, _delay);
        }
    }

    // What has arrived is queued with its time, so that bytes which follow each other closely are not kept one after the other.
    private async Task PassAsync(Socket from, Socket to, TimeSpan delay)
    {
        var arrived = Channel.CreateUnbounded<(byte[] Bytes, long At)>();
        Task sending = SendAsync(arrived.Reader, to, delay);
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int length;
            while ((length = await from.ReceiveAsync(buffer, _stopping.Token)) > 0)
            {
                arrived.Writer.TryWrite((buffer[..length], Stopwatch.GetTimestamp()));
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of both has gone: so does the other.
        }

        arrived.Writer.Complete();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        from.Dispose();
        to.Dispose();
    }

    private async Task SendAsync(ChannelReader<(byte[] Bytes, long At)> arrived, Socket to, TimeSpan delay)
    {
        await foreach ((byte[] bytes, long at) in arrived.ReadAllAsync(_stopping.Token))
        {
            TimeSpan left = delay - Stopwatch.GetElapsedTime(at);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, _stopping.Token);
            }

            await to.SendAsync(bytes, _stopping.Token);
        }
    }
}
