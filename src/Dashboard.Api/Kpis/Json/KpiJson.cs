namespace Dashboard.Api.Kpis.Json;

/// <summary>Makes the JSON of the figures known to the endpoints.</summary>
internal static class KpiJson
{
    public static IServiceCollection AddKpiJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(options =>
    {
        // The converters of a context count only where its own options are used.
        foreach (System.Text.Json.Serialization.JsonConverter converter in KpiJsonContext.Default.Options.Converters)
        {
            options.SerializerOptions.Converters.Add(converter);
        }

        options.SerializerOptions.TypeInfoResolverChain.Insert(0, KpiJsonContext.Default);
    });
}
