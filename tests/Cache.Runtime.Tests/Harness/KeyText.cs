using System.Text;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>Writes parts as a generated key does and returns the text.</summary>
internal static class KeyText
{
    public delegate void Parts(ref CacheKeyWriter writer);

    public static string Of(Parts parts) => Encoding.UTF8.GetString(BytesOf(parts));

    public static byte[] BytesOf(Parts parts)
    {
        var writer = new CacheKeyWriter(stackalloc byte[16]);
        try
        {
            parts(ref writer);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
