using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>Reads a small JSON body, and no more of it than its limit.</summary>
internal static class BoundedJsonBody
{
    /// <summary>The largest body that is read.</summary>
    public const int MaxBytes = 8 * 1024;

    /// <returns>Null when the body is too large, is not JSON or does not fit the type.</returns>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        byte[] buffer = new byte[MaxBytes + 1];
        int length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (length > MaxBytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(buffer.AsSpan(0, length), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
