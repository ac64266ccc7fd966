using System.Text;
using Dashboard.Api.Kpis.Search;

namespace Dashboard.Api.Stores.Sqlite;

/// <summary>
/// Turns what a user typed into an FTS5 expression: its words, each quoted, joined by OR. Nothing a user types is syntax, because only
/// letters and digits survive; the quotes keep words such as NEAR and AND from being operators.
/// </summary>
internal static class SearchExpression
{
    /// <summary>More words than anybody types; they bound the work of one search.</summary>
    private const int MaxWords = 32;

    /// <returns>Null when the text has no word: FTS5 rejects an empty expression, and nothing can match.</returns>
    public static string? From(string text)
    {
        ReadOnlySpan<char> read = text.AsSpan(0, Math.Min(text.Length, SearchLimits.MaxQueryLength));
        List<string> words = [];
        StringBuilder word = new();
        foreach (Rune rune in read.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune.ToString());
            }
            else
            {
                Flush(word, words);
            }
        }

        Flush(word, words);
        return words.Count == 0
            ? null
            : string.Join(" OR ", words.Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxWords).Select(found => $"\"{found}\""));
    }

    private static void Flush(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
