using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KpiGen.Testing;

/// <summary>A certificate of its own issuer for a server on the loopback interface, as files.</summary>
public sealed class TestCertificate : IDisposable
{
    public const string Host = "localhost";

    private readonly string _directory = Directory.CreateTempSubdirectory("kpigen-tls-").FullName;

    public TestCertificate()
    {
        using var key = RSA.Create(2048);
        CertificateRequest request = new($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        CertificateFile = Path.Combine(_directory, "certificate.pem");
        KeyFile = Path.Combine(_directory, "key.pem");
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
