using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>Entity tags: RFC 9110, sections 8.8.3 and 13.1.2.</summary>
internal static class EntityTags
{
    private const int TagBytes = 16;

    /// <summary>Makes the strong tag of bytes: equal for equal bytes, on every node and after every restart.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return $"\"{Convert.ToHexStringLower(hash[..TagBytes])}\"";
    }

    /// <summary>Whether <c>If-None-Match</c> names a tag. The comparison is the weak one; a header that cannot be read names nothing.</summary>
    public static bool Matches(StringValues header, string tag)
    {
        if (header.Count == 0)
        {
            return false;
        }

        // What a client sends that has kept the last answer.
        if (header.Count == 1 && header[0] == tag)
        {
            return true;
        }

        if (!EntityTagHeaderValue.TryParseList(header, out IList<EntityTagHeaderValue>? named))
        {
            return false;
        }

        var own = new EntityTagHeaderValue(tag);
        return named.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(own, useStrongComparison: false));
    }
}
