using System.Net.Http.Headers;
using System.Text;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>The Authorization header.</summary>
internal static class ElasticsearchAuthorization
{
    /// <returns>Null when the server takes requests from anybody.</returns>
    public static AuthenticationHeaderValue? From(ElasticsearchOptions options)
    {
        if (!string.IsNullOrEmpty(options.ApiKey))
        {
            return new AuthenticationHeaderValue("ApiKey", options.ApiKey);
        }

        return string.IsNullOrEmpty(options.Username)
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Username}:{options.Password}")));
    }
}
