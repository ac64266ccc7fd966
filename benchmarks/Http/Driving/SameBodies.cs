namespace KpiGen.Cache.Benchmarks.Http.Driving;

/// <summary>A comparison is worth something only between equal answers.</summary>
internal static class SameBodies
{
    /// <summary>Asks every address once.</summary>
    /// <returns>The length of the answer.</returns>
    /// <exception cref="InvalidOperationException">One answers otherwise than the first.</exception>
    public static async Task<int> CheckAsync(Uri server, string[] paths)
    {
        using var client = new HttpClient { BaseAddress = server };
        byte[] expected = await client.GetByteArrayAsync(paths[0]);
        foreach (string path in paths)
        {
            byte[] body = await client.GetByteArrayAsync(path);
            if (!expected.AsSpan().SequenceEqual(body))
            {
                throw new InvalidOperationException($"{path} answers otherwise than {paths[0]}.");
            }
        }

        return expected.Length;
    }
}
