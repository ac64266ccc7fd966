using System.Text;

namespace Dashboard.Api.Http.Requests;

/// <summary>Gives equal texts one form: composed Unicode, no control characters, single spaces between words and none around them.</summary>
internal static class CanonicalText
{
    public static string Of(string text)
    {
        StringBuilder canonical = new(text.Length);
        bool pendingSpace = false;

        // Enumerating runes replaces lone surrogates, which normalisation would refuse.
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                pendingSpace = canonical.Length > 0;
                continue;
            }

            if (pendingSpace)
            {
                canonical.Append(' ');
                pendingSpace = false;
            }

            canonical.Append(rune);
        }

        return canonical.ToString().Normalize(NormalizationForm.FormC);
    }
}
