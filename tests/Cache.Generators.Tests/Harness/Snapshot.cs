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
    public static void Verify(string text, string hint, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}#{hint}.g");
        string verified = File.Exists(stem + ".verified.cs") ? File.ReadAllText(stem + ".verified.cs") : string.Empty;
        string received = text.TrimEnd() + "\n";
        Assert.True(received.Split('\n').Length <= MaxLines, $"A snapshot has at most {MaxLines} lines; take a region.");
        if (received == verified)
        {
            File.Delete(stem + ".received.cs");
            return;
        }

        File.WriteAllText(stem + ".received.cs", received);
        Assert.Fail($"{Path.GetFileName(stem)}.received.cs differs from the verified file:\n{Diff(verified, received)}");
    }

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
