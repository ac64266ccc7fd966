using System.Net.Sockets;
using System.Text;
using KpiGen.Testing;

namespace Dashboard.Api.Tests.EndToEnd;

public class TerminationTests(SampleData data)
{
    private const string Body = """{"sku":"TERM1","name":"Lamp","description":"A lamp","category":"Lights","manufacturer":"Acme","price":4.95}""";

    [Fact]
    public async Task A_request_that_is_under_way_when_the_process_is_told_to_end_is_answered_and_the_process_ends_well()
    {
        await using ApiProcess api = await ApiProcess.StartAsync(data.Setting);
        using TcpClient connection = new();
        await connection.ConnectAsync(api.Address.Host, api.Address.Port, TestContext.Current.CancellationToken);
        NetworkStream stream = connection.GetStream();
        using StreamReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        await WriteAsync(stream, $"POST /api/products HTTP/1.1\r\nHost: {api.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\n\r\n");

        // The application has begun to read the body: the request is under way.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        await using RequestLoad load = new(api, "/api/dashboard", "/api/trending");
        await load.AnsweredAsync(20);
        api.Terminate();
        await Eventually.TrueAsync(async () => !await ListensAsync(api.Address), "it takes no new connections");

        // Connections are refused by now; what was accepted before has been answered, and not by an error.
        Assert.DoesNotContain(await load.FailuresAsync(), static failure => char.IsAsciiDigit(failure[^1]));
        await WriteAsync(stream, Body);

        Assert.Equal("HTTP/1.1 201 Created", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Contains("TERM1", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await api.ExitCodeAsync());
    }

    private static async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<bool> ListensAsync(Uri address)
    {
        using TcpClient connection = new();
        try
        {
            await connection.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
