using Dashboard.Api.Http.Problems;
using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Kpis.Users;
using Dashboard.Api.Stores.DuckDb;
using Dashboard.Api.Stores.DuckDb.Building;
using Dashboard.Api.Stores.Elasticsearch;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Api.Stores;

/// <summary>Registers the stores.</summary>
public static class KpiStoreServices
{
    /// <summary>
    /// Adds the stores: over Elasticsearch when <c>Elasticsearch:Url</c> is set, over embedded files otherwise. All of them are
    /// singletons and safe for concurrent use.
    /// </summary>
    public static IServiceCollection AddKpiStores(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IExceptionMapping, StoreProblems>();
        services.AddHostedService<StoreStartup>();
        string? url = configuration[$"{ElasticsearchOptions.Section}:{nameof(ElasticsearchOptions.Url)}"];
        return string.IsNullOrWhiteSpace(url) ? AddEmbedded(services, configuration) : services.AddElasticsearchStores(configuration);
    }

    private static IServiceCollection AddEmbedded(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<KpiOptions>(configuration.GetSection(KpiOptions.Section));
        services.TryAddSingleton<IProgress<BuildStep>, ConsoleBuildProgress>();
        services.AddSingleton<EmbeddedData>();
        services.AddSingleton<IStorePreparation>(provider => provider.GetRequiredService<EmbeddedData>());
        services.AddSingleton<IKpiStore, DuckDbKpiStore>();
        services.AddSingleton<IProductStore, EmbeddedProductStore>();
        services.AddSingleton<ISearchStore, EmbeddedSearchStore>();
        services.AddSingleton<IUserStore, DuckDbUserStore>();
        return services.AddSingleton<IAnalyticsStore, DuckDbAnalyticsStore>();
    }
}
