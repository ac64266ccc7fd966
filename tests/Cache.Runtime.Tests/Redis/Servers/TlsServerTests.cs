using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>One Redis that wants TLS and a password.</summary>
public sealed class TlsServer : SharedServer
{
    private readonly TestCertificate _certificate = new();
    private readonly int _port = FreePort.Next();
    private RedisServer? _redis;

    protected override ConfigurationOptions Configuration
    {
        get
        {
            ConfigurationOptions configuration = new()
            {
                EndPoints = { { "127.0.0.1", _port } },
                Ssl = true,
                SslHost = TestCertificate.Host,
                Password = "correct horse",
            };
            configuration.TrustIssuer(_certificate.CertificateFile);
            return configuration;
        }
    }

    protected override async Task StartAsync()
        => _redis = await RedisServer.StartAsync(
            "--requirepass", "correct horse", "--tls-port", $"{_port}", "--tls-auth-clients", "no",
            "--tls-cert-file", _certificate.CertificateFile, "--tls-key-file", _certificate.KeyFile, "--tls-ca-cert-file", _certificate.CertificateFile);

    public override async ValueTask DisposeAsync()
    {
        await (_redis?.DisposeAsync() ?? ValueTask.CompletedTask);
        _certificate.Dispose();
    }
}

public sealed class TlsServerTests(TlsServer server) : ServerScenarios(server), IClassFixture<TlsServer>;
