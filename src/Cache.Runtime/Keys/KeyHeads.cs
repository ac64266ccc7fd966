namespace KpiGen.Cache;

/// <summary>Makes the name of a method fit for the head of a key.</summary>
internal static class KeyHeads
{
    /// <summary>
    /// Replaces what has a meaning in keys, globs or Redis Cluster. Names come from the compiler, which uses none of the replacements,
    /// so different methods keep different heads.
    /// </summary>
    public static string Escape(string methodId) => methodId
        .Replace(':', ';').Replace('[', '<').Replace(']', '>').Replace('{', '<').Replace('}', '>').Replace('*', '+').Replace('?', '!').Replace(" ", "", StringComparison.Ordinal);
}
