using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>The bytes that something writes.</summary>
internal static class Payload
{
    public delegate void Write(ref PayloadWriter writer);

    /// <param name="write">What writes.</param>
    /// <param name="capacity">The first room of the writer: a byte makes it grow in the middle of everything.</param>
    public static byte[] Of(Write write, int capacity = 4096)
    {
        var writer = new PayloadWriter(capacity);
        try
        {
            write(ref writer);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
