using System.Buffers;

namespace KpiGen.Cache;

/// <summary>The spelling rules of prefixes and type names: nothing in them may need escaping in a key or mean something in a glob pattern.</summary>
internal static class CacheNames
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> PrefixCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static bool IsPrefix(string? name)
        => name is { Length: > 0 and <= MaxLength } && !name.AsSpan().ContainsAnyExcept(PrefixCharacters);

    public static bool IsType(string? name)
        => name is { Length: > 0 and <= MaxLength } && char.IsAsciiLetterLower(name[0]) && !name.AsSpan().ContainsAnyExcept(TypeCharacters);
}
