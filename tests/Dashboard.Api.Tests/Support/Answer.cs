using System.Net;
using System.Text;
using System.Text.Json;

namespace Dashboard.Api.Tests.Support;

/// <summary>What a client sees of an answer.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Cache, string? CacheKey, string? Partial, string? MediaType, Uri? Location, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The messages about one parameter.</summary>
    public string Error(string name) => Json.GetProperty("errors").GetProperty(name)[0].GetString()!;

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        Header(response, "X-Cache"),
        Header(response, "X-Cache-Key"),
        Header(response, "X-Cache-Partial"),
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.Location,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private static string? Header(HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join('|', values) : null;
}

/// <summary>Requests in one line.</summary>
internal static class Requests
{
    public static Task<Answer> GetAsync(this ApiHost host, string address) => host.SendAsync(HttpMethod.Get, address);

    public static Task<Answer> PostAsync(this ApiHost host, string address, string? json = null) => host.SendAsync(HttpMethod.Post, address, json);

    public static Task<Answer> PutAsync(this ApiHost host, string address, string json) => host.SendAsync(HttpMethod.Put, address, json);

    public static async Task<Answer> SendAsync(this ApiHost host, HttpMethod method, string address, string? json = null, string? origin = null)
    {
        using HttpClient client = host.CreateClient();
        using HttpRequestMessage request = new(method, address);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }
}
