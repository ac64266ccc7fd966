using System.IO.Compression;

namespace KpiGen.Cache.AspNetCore.Tests.Harness;

internal static class ResponseReading
{
    public static string? Header(this HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out IEnumerable<string>? values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    public static string? Tag(this HttpResponseMessage response) => response.Header("ETag");

    public static Task<string> TextAsync(this HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static Task<byte[]> BytesAsync(this HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    /// <summary>Reads the body and undoes its coding.</summary>
    public static async Task<byte[]> DecodedAsync(this HttpResponseMessage response)
    {
        var coded = new MemoryStream(await response.BytesAsync());
        await using Stream decoder = response.Header("Content-Encoding") switch
        {
            "br" => new BrotliStream(coded, CompressionMode.Decompress),
            "gzip" => new GZipStream(coded, CompressionMode.Decompress),
            _ => coded,
        };
        var plain = new MemoryStream();
        await decoder.CopyToAsync(plain, TestContext.Current.CancellationToken);
        return plain.ToArray();
    }
}
