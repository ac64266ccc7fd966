using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KpiGen.Cache.AspNetCore.Tests.Harness;

internal static class Contracts
{
    public static JsonTypeInfo<Report> Of(CountingConverter converter)
        => (JsonTypeInfo<Report>)new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = ReportJsonContext.Default,
            Converters = { converter },
        }.GetTypeInfo(typeof(Report));
}

[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(Draft))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
