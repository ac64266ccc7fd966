using System.Text;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>A template of a key or of a tag, taken apart.</summary>
/// <param name="Places">The places in braces, each with the text before it.</param>
/// <param name="Suffix">The text behind the last of them.</param>
/// <param name="Fault">Why it is no template, or <see langword="null"/>.</param>
internal sealed record KeyTemplate(IReadOnlyList<(string Literal, string Path)> Places, string Suffix, string? Fault)
{
    public static KeyTemplate Parse(string template)
    {
        var places = new List<(string Literal, string Path)>();
        var text = new StringBuilder();
        for (int i = 0; i < template.Length; i++)
        {
            char current = template[i];
            bool isDoubled = i + 1 < template.Length && template[i + 1] == current;
            if (current is '{' or '}' && isDoubled)
            {
                text.Append(current);
                i++;
            }
            else if (current == '}')
            {
                return Broken("a '}' has no '{'");
            }
            else if (current != '{')
            {
                text.Append(current);
            }
            else
            {
                int end = template.IndexOf('}', i);
                string path = end < 0 ? string.Empty : template.Substring(i + 1, end - i - 1);
                if (FaultOf(end, path) is { } fault)
                {
                    return Broken(fault);
                }

                places.Add((text.ToString(), path));
                text.Clear();
                i = end;
            }
        }

        return new KeyTemplate(places, text.ToString(), null);
    }

    private static string? FaultOf(int end, string path) => path switch
    {
        _ when end < 0 => "a '{' is not closed",
        _ when path.Trim().Length == 0 => "a pair of braces is empty",
        _ when path.IndexOfAny([':', ',']) >= 0 => $"'{{{path}}}' has a format, but keys and tags have one of their own",
        _ => null,
    };

    private static KeyTemplate Broken(string fault) => new([], string.Empty, fault);
}
