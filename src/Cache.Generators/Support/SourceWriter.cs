using System.Text;

namespace KpiGen.Cache.Generators.Support;

/// <summary>Collects C# text and owns its indentation; callers write raw blocks that start at column zero.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes each line of <paramref name="block"/> at the current depth. Lines end in LF on every machine.</summary>
    public void WriteLines(string block)
    {
        foreach (string line in block.Split('\n'))
        {
            string content = line.TrimEnd();
            if (content.Length > 0)
            {
                _text.Append(' ', _depth * IndentSize).Append(content);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes an empty line, which separates two members.</summary>
    public void WriteLine() => _text.Append('\n');

    /// <summary>Writes a header and an opening brace, and indents what follows up to <see cref="Close"/>.</summary>
    public void Open(string header)
    {
        WriteLines(header);
        WriteLines("{");
        _depth++;
    }

    /// <summary>Closes what the last <see cref="Open"/> opened.</summary>
    public void Close()
    {
        _depth--;
        WriteLines("}");
    }

    public override string ToString() => _text.ToString();
}
