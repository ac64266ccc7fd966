using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using StackExchange.Redis;

namespace Dashboard.Api.Hosting.EmbeddedRedis;

/// <summary>Where the embedded server listens, and the password without which nobody else on this machine gets in.</summary>
/// <remarks>
/// The port is free when it is chosen, and might be taken before the server starts. The password sees to it that the cache then finds a
/// closed door and not somebody else's entries.
/// </remarks>
internal sealed record EmbeddedRedisEndpoint(IPEndPoint Address, string Password)
{
    public static EmbeddedRedisEndpoint Choose()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new EmbeddedRedisEndpoint((IPEndPoint)listener.LocalEndpoint, RandomNumberGenerator.GetHexString(32));
    }

    public ConfigurationOptions ToConfiguration() => new() { EndPoints = { Address }, Password = Password };

    // The password stays out of logs.
    public override string ToString() => Address.ToString();
}
