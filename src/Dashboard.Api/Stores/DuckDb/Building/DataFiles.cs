using System.Security.Cryptography;
using System.Text;
using Dashboard.Api.Stores.DuckDb.Sources;

namespace Dashboard.Api.Stores.DuckDb.Building;

/// <summary>
/// The files built from one source. Their names hold a hash of the source's identity and of the layout version: changed orders or a
/// changed layout get new files, and running processes keep reading the old ones. Old files are never removed by us, another process may
/// have them open.
/// </summary>
internal sealed record DataFiles(string Directory, string Orders, string Products, string Lock)
{
    /// <summary>Raise it with every change of the derived tables.</summary>
    private const string LayoutVersion = "1";

    public static DataFiles For(string directory, IOrderSource source)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{LayoutVersion}|{source.Identity}"));
        string name = Convert.ToHexStringLower(hash.AsSpan(0, 8));
        return new DataFiles(
            directory,
            Path.Combine(directory, $"orders-{name}.duckdb"),
            Path.Combine(directory, $"products-{name}.db"),
            Path.Combine(directory, $"build-{name}.lock"));
    }
}
