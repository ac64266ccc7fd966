using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Kpis.Users;
using Dashboard.Api.Stores.Elasticsearch.Transport;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>Registers the stores over Elasticsearch.</summary>
internal static class ElasticsearchServices
{
    public static IServiceCollection AddElasticsearchStores(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<ElasticsearchOptions>, ElasticsearchOptionsValidator>();
        services.AddOptions<ElasticsearchOptions>().Bind(configuration.GetSection(ElasticsearchOptions.Section)).ValidateOnStart();
        services.AddHttpClient(ElasticsearchConnections.ClientName, ConfigureClient)
            .RedactLoggedHeaders(_ => true)
            .AddStandardResilienceHandler()
            .Configure(static (resilience, provider) => ConfigureResilience(resilience, Options(provider)));
        services.AddSingleton<ElasticsearchConnections>();
        services.AddSingleton<IKpiStore, ElasticsearchKpiStore>();
        services.AddSingleton<IProductStore, ElasticsearchProductStore>();
        services.AddSingleton<ISearchStore, ElasticsearchSearchStore>();
        services.AddSingleton<IUserStore, ElasticsearchUserStore>();
        return services.AddSingleton<IAnalyticsStore, ElasticsearchAnalyticsStore>();
    }

    private static void ConfigureClient(IServiceProvider provider, HttpClient client)
    {
        ElasticsearchOptions options = Options(provider);

        // A base address without a final slash would lose its last segment, e.g. behind a proxy at /elastic.
        client.BaseAddress = new Uri(options.Url!.TrimEnd('/') + "/");
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.Authorization = ElasticsearchAuthorization.From(options);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    private static ElasticsearchOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<ElasticsearchOptions>>().Value;

    private static void ConfigureResilience(HttpStandardResilienceOptions resilience, ElasticsearchOptions options)
    {
        resilience.Retry.MaxRetryAttempts = options.RetryAttempts;
        resilience.Retry.Delay = options.RetryDelay;

        // A repeated creation would meet its own product and report a conflict. Searches are POST and safe.
        resilience.Retry.DisableFor(HttpMethod.Put);
        resilience.AttemptTimeout.Timeout = options.AttemptTimeout;
        resilience.TotalRequestTimeout.Timeout = options.AttemptTimeout * 3;
        resilience.CircuitBreaker.SamplingDuration = options.AttemptTimeout * 3;
    }
}
