using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace KpiGen.Cache.Generators.Tests.Harness;

/// <summary>Compares text with a file beside the test, named by Verify's convention: <c>Class.Case#Hint.g.verified.cs</c>.</summary>
internal static class Snapshot
{
    public const int MaxLines = 60;

    /// <summary>Fails with a diff, and leaves the text in <c>*.received.cs</c>, unless it equals the verified file.</summary>
    public static void Verify(string text, string hint, string language = "g.cs", [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}#{hint}");
        string verified = File.Exists(Name(stem, "verified", language)) ? File.ReadAllText(Name(stem, "verified", language)) : string.Empty;
        string received = text.TrimEnd() + "\n";
        Assert.True(received.Split('\n').Length <= MaxLines, $"A snapshot has at most {MaxLines} lines; take a region.");
        if (received == verified)
        {
            File.Delete(Name(stem, "received", language));
            return;
        }

        File.WriteAllText(Name(stem, "received", language), received);
        Assert.Fail($"{Path.GetFileName(Name(stem, "received", language))} differs from the verified file:\n{Diff(verified, received)}");
    }

    // "x.g.verified.cs" for emitted code, "x.verified.txt" for a table.
    private static string Name(string stem, string state, string language)
        => language.StartsWith("g.", StringComparison.Ordinal) ? $"{stem}.g.{state}.{language[2..]}" : $"{stem}.{state}.{language}";

    /// <summary>Returns the block that begins with the line that contains <paramref name="start"/>, up to the brace or semicolon that ends it.</summary>
    public static string Region(string text, string start)
    {
        string[] lines = text.Split('\n');
        int first = Array.FindIndex(lines, line => line.Contains(start, StringComparison.Ordinal));
        Assert.True(first >= 0, $"'{start}' is not in the text.");
        int indent = lines[first].Length - lines[first].TrimStart().Length;
        string end = new string(' ', indent) + "}";
        int last = Array.FindIndex(lines, first + 1, line => line == end);
        return string.Join('\n', lines[first..(last + 1)].Select(line => line.Length > indent ? line[indent..] : line.TrimStart()));
    }

    private static string Diff(string verified, string received)
    {
        var text = new StringBuilder();
        foreach (DiffPiece line in InlineDiffBuilder.Diff(verified, received).Lines.Where(static line => line.Type != ChangeType.Unchanged))
        {
            text.Append(line.Type == ChangeType.Inserted ? "+ " : "- ").AppendLine(line.Text);
        }

        return text.ToString();
    }
}
