using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>Bytes of an answer as they go over the wire, and the headers that belong to them, made once.</summary>
internal sealed class StoredVariant(byte[] bytes, ContentCoding coding)
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>Gets the strong tag: one of these bytes, so that no two codings of a value share it.</summary>
    public string Tag { get; } = EntityTags.Of(bytes);

    /// <summary>Gets the value of <c>Content-Encoding</c>; empty where nothing is coded.</summary>
    public StringValues ContentEncoding { get; } = coding switch
    {
        ContentCoding.Gzip => "gzip",
        ContentCoding.Brotli => "br",
        _ => StringValues.Empty,
    };

    /// <summary>Codes bytes that are not coded.</summary>
    public StoredVariant Encode(ContentCoding wanted)
    {
        using var coded = new MemoryStream();
        using (Stream coder = wanted == ContentCoding.Brotli
            ? new BrotliStream(coded, CompressionLevel.Optimal, leaveOpen: true)
            : new GZipStream(coded, CompressionLevel.Optimal, leaveOpen: true))
        {
            coder.Write(Bytes.Span);
        }

        return new StoredVariant(coded.ToArray(), wanted);
    }
}
