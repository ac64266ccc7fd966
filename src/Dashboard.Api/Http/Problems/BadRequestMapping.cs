using System.Text.Json;

namespace Dashboard.Api.Http.Problems;

/// <summary>Requests that the framework could not read: malformed or oversized bodies.</summary>
internal sealed class BadRequestMapping : IExceptionMapping
{
    public Problem? Map(Exception exception) => exception is not BadHttpRequestException bad
        ? null
        : bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new(bad.StatusCode, "The body is too large.", "Send a smaller body."),
            _ => new(bad.StatusCode, "The request cannot be read.", DetailOf(bad)),
        };

    private static string DetailOf(BadHttpRequestException exception) => exception.InnerException is JsonException { Path: { } path }
        ? $"The body is not the JSON that is expected here; the mistake is at {path}."
        : "The body is missing, incomplete or not the JSON that is expected here.";
}
