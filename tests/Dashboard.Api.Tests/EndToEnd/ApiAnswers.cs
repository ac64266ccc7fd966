using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dashboard.Api.Tests.EndToEnd;

/// <summary>Asks the API and takes the answer apart.</summary>
internal static class ApiAnswers
{
    public static async Task<ApiAnswer> AskAsync(this ApiProcess api, string path)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public static async Task<ApiAnswer> PostAsync(this ApiProcess api, string path, object? body = null)
    {
        using HttpResponseMessage response = await api.Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    private static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response)
    {
        string cache = response.Headers.TryGetValues("X-Cache", out IEnumerable<string>? values) ? string.Join(", ", values) : "";
        return new ApiAnswer(response.StatusCode, cache, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

/// <summary>One answer.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Cache, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);
}
