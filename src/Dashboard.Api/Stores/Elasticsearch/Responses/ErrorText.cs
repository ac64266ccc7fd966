using System.Text.Json;

namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>Puts an <c>error</c> into words. It is an object or plain text, and its reason may be null.</summary>
internal static class ErrorText
{
    private const string None = "no reason given";

    public static string Describe(JsonElement? error)
    {
        if (error is not { } value)
        {
            return None;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() ?? None,
            JsonValueKind.Object => $"{Text(value, "type") ?? "error"}: {Text(value, "reason") ?? Cause(value)}",
            _ => None,
        };
    }

    /// <summary>The type of an error object, e.g. <c>index_not_found_exception</c>.</summary>
    public static string? Type(JsonElement? error) =>
        error is { ValueKind: JsonValueKind.Object } value ? Text(value, "type") : null;

    private static string Cause(JsonElement error) =>
        error.TryGetProperty("caused_by", out JsonElement cause) && cause.ValueKind == JsonValueKind.Object ? Describe(cause) : None;

    private static string? Text(JsonElement value, string property) =>
        value.TryGetProperty(property, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
