namespace KpiGen.Cache;

/// <summary>Matches keys in memory as Redis matches them: bytes, <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a]</c> and <c>\</c>.</summary>
/// <remarks>
/// Immutable. It never backtracks further than to the last star, so that the time is at most the product of both lengths, whatever the pattern.
/// </remarks>
internal sealed class GlobPattern(byte[] pattern)
{
    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == (byte)'*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && MatchesOne(text[t], p, out int next))
            {
                p = next;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == (byte)'*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <summary>Returns the same pattern in a form to which more can be appended: with its last class closed, and without a lone backslash at its end.</summary>
    public static string Close(string pattern)
    {
        int i = 0;
        while (i < pattern.Length)
        {
            if (pattern[i] == '[')
            {
                if (!TrySkipClass(pattern, ref i, out string closing))
                {
                    return pattern[..i] + closing;
                }
            }
            else if (pattern[i] == '\\' && ++i == pattern.Length)
            {
                return pattern + '\\';
            }
            else
            {
                i++;
            }
        }

        return pattern;
    }

    // Takes the elements of a class as a match does. What is left of an open one must mean the same with the bracket behind it.
    private static bool TrySkipClass(string pattern, ref int position, out string closing)
    {
        closing = "]";
        position++;
        position += position < pattern.Length && pattern[position] == '^' ? 1 : 0;
        while (position < pattern.Length)
        {
            int left = pattern.Length - position;
            switch (pattern[position])
            {
                case '\\' when left >= 2:
                    position += 2;
                    break;
                case ']':
                    position++;
                    return true;
                case var first when left == 2 && pattern[position + 1] == '-':
                    closing = first == '\\' ? "\\\\\\-]" : first + "\\-]";
                    return false;
                case '\\':
                    closing = "\\\\]";
                    return false;
                default:
                    position += left >= 3 && pattern[position + 1] == '-' ? 3 : 1;
                    break;
            }
        }

        return false;
    }

    private bool MatchesOne(byte value, int position, out int next)
    {
        next = position + 1;
        switch (pattern[position])
        {
            case (byte)'?':
                return true;
            case (byte)'[':
                return MatchesClass(value, position + 1, out next);
            case (byte)'\\' when next < pattern.Length:
                return pattern[next++] == value;
            default:
                return pattern[position] == value;
        }
    }

    // A class that is not closed extends to the end of the pattern, as in Redis.
    private bool MatchesClass(byte value, int position, out int next)
    {
        bool negated = position < pattern.Length && pattern[position] == (byte)'^';
        int p = negated ? position + 1 : position;
        bool matched = false;
        for (; p < pattern.Length && pattern[p] != (byte)']'; p++)
        {
            if (pattern[p] == (byte)'\\' && p + 1 < pattern.Length)
            {
                matched |= pattern[++p] == value;
            }
            else if (p + 2 < pattern.Length && pattern[p + 1] == (byte)'-')
            {
                (byte low, byte high) = (Math.Min(pattern[p], pattern[p + 2]), Math.Max(pattern[p], pattern[p + 2]));
                matched |= value >= low && value <= high;
                p += 2;
            }
            else
            {
                matched |= pattern[p] == value;
            }
        }

        next = Math.Min(p + 1, pattern.Length);
        return matched != negated;
    }
}
