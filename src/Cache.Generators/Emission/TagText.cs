using KpiGen.Cache.Generators.Models.Tags;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Tags as text: interpolated, as users write them, so that the compiler calls the same methods of <c>CacheTag</c> on both sides.</summary>
internal static class TagText
{
    /// <summary><c>"all"</c>, or <c>$"brand:{key.brand}"</c>.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="prefix">What stands before each value: <c>key.</c> or nothing.</param>
    public static string Of(TagModel tag, string prefix)
        => tag.Places.Count == 0
            ? Literals.Quote(tag.Suffix)
            : $"$\"{string.Concat(tag.Places.Select(place => $"{Literal(place.Literal)}{{{prefix}{place.Expression}}}"))}{Literal(tag.Suffix)}\"";

    private static string Literal(string text)
    {
        string quoted = Literals.Quote(text);
        return quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }
}
