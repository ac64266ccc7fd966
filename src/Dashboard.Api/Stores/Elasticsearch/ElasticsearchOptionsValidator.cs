using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>Checks the options at start. Messages name settings and never contain their secrets.</summary>
internal sealed class ElasticsearchOptionsValidator : IValidateOptions<ElasticsearchOptions>
{
    public ValidateOptionsResult Validate(string? name, ElasticsearchOptions options)
    {
        string[] failures = [.. Address(options), .. Credentials(options), .. Limits(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Address(ElasticsearchOptions options)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            yield return "Elasticsearch:Url must be an absolute http or https address, e.g. http://localhost:9200.";
        }
        else if (url.UserInfo.Length > 0)
        {
            yield return "Elasticsearch:Url must not hold a user name or password; use Elasticsearch:Username and Elasticsearch:Password.";
        }
    }

    private static IEnumerable<string> Credentials(ElasticsearchOptions options)
    {
        bool hasUser = !string.IsNullOrEmpty(options.Username);
        if (hasUser != !string.IsNullOrEmpty(options.Password))
        {
            yield return "Elasticsearch:Username and Elasticsearch:Password must be set together.";
        }

        if (hasUser && !string.IsNullOrEmpty(options.ApiKey))
        {
            yield return "Set either Elasticsearch:ApiKey or Elasticsearch:Username, not both.";
        }

        if (options.ApiKey is not null && options.ApiKey.Any(character => character is <= ' ' or > '~'))
        {
            yield return "Elasticsearch:ApiKey must be the encoded key: base64 without blanks or line ends.";
        }
    }

    private static IEnumerable<string> Limits(ElasticsearchOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.OrdersIndex) || string.IsNullOrWhiteSpace(options.ProductsIndex))
        {
            yield return "Elasticsearch:OrdersIndex and Elasticsearch:ProductsIndex must not be empty.";
        }

        if (!Enum.IsDefined(options.CategoryMode))
        {
            yield return "Elasticsearch:CategoryMode must be Category or PriceBands.";
        }

        if (options.RetryAttempts is < 1 or > 10)
        {
            yield return "Elasticsearch:RetryAttempts must be between 1 and 10.";
        }

        if (options.RetryDelay < TimeSpan.Zero || options.RetryDelay > TimeSpan.FromSeconds(10))
        {
            yield return "Elasticsearch:RetryDelay must be between 0 and 10 seconds.";
        }

        if (options.AttemptTimeout < TimeSpan.FromMilliseconds(100) || options.AttemptTimeout > TimeSpan.FromMinutes(1))
        {
            yield return "Elasticsearch:AttemptTimeout must be between 100 milliseconds and 1 minute.";
        }
    }
}
