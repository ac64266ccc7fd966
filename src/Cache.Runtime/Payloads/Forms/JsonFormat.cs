using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KpiGen.Cache.CompilerServices;

/// <summary>The wire form of JSON: its text, as bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonFormat
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Writes the text as it was read, so that numbers keep their digits.</summary>
    public static void Write(ref PayloadWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNil();
            return;
        }

        writer.Write(value.GetRawText());
    }

    /// <summary>Reads JSON into memory of its own.</summary>
    public static JsonElement ReadElement(ref PayloadReader reader)
        => reader.TryReadText(out ReadOnlySpan<byte> text) ? Checked(text, static text =>
        {
            using JsonDocument document = JsonDocument.Parse(text.ToArray(), Options);
            return document.RootElement.Clone();
        }) : default;

    /// <summary>Writes JSON. A null node is null.</summary>
    /// <exception cref="PayloadException">The text would not be the same JSON.</exception>
    public static void Write(ref PayloadWriter writer, JsonNode? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        if (value.Options?.PropertyNameCaseInsensitive == true)
        {
            throw new PayloadException("JSON that ignores the case of its names would come back as JSON that does not.");
        }

        string text = value.ToJsonString();

        // The encoder puts U+FFFD in the place of half a surrogate pair.
        if (text.Contains("\\uFFFD", StringComparison.OrdinalIgnoreCase) && !JsonNode.DeepEquals(value, JsonNode.Parse(text)))
        {
            throw new PayloadException("The text of a JSON value is not well-formed.");
        }

        writer.Write(text);
    }

    /// <summary>Reads JSON.</summary>
    public static JsonNode? ReadNode(ref PayloadReader reader)
        => reader.TryReadText(out ReadOnlySpan<byte> text) ? Checked(text, static text => JsonNode.Parse(text, documentOptions: Options)) : null;

    /// <summary>Reads a JSON object.</summary>
    public static JsonObject? ReadObject(ref PayloadReader reader) => (JsonObject?)ReadNode(ref reader);

    /// <summary>Reads a JSON array.</summary>
    public static JsonArray? ReadArray(ref PayloadReader reader) => (JsonArray?)ReadNode(ref reader);

    /// <summary>Reads a JSON value.</summary>
    public static JsonValue? ReadValue(ref PayloadReader reader) => (JsonValue?)ReadNode(ref reader);

    private static T Checked<T>(ReadOnlySpan<byte> text, Func<ReadOnlySpan<byte>, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (JsonException exception)
        {
            throw new PayloadException("The text is not JSON.", exception);
        }
    }
}
