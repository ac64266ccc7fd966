using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Dashboard.Api.Stores;

/// <summary>
/// Turns text with marked matches into HTML that is safe whatever the text holds: the only tags that leave are balanced <c>em</c> tags.
/// </summary>
internal static class HighlightMarkup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="text">Raw text of a user with marks in it. Marks that were part of the text can only emphasise.</param>
    /// <param name="open">The mark before a match.</param>
    /// <param name="close">The mark after a match.</param>
    public static string ToHtml(string text, string open, string close)
    {
        StringBuilder html = new(text.Length + 32);
        bool inside = false;
        int start = 0;
        while (start < text.Length)
        {
            string mark = inside ? close : open;
            int end = text.IndexOf(mark, start, StringComparison.Ordinal);
            html.Append(Encoder.Encode(text[start..(end < 0 ? text.Length : end)].Replace(inside ? open : close, "", StringComparison.Ordinal)));
            if (end < 0)
            {
                break;
            }

            html.Append(inside ? "</em>" : "<em>");
            inside = !inside;
            start = end + mark.Length;
        }

        return inside ? html.Append("</em>").ToString() : html.ToString();
    }

    /// <summary>Text without a match.</summary>
    public static string Encode(string text) => Encoder.Encode(text);
}
