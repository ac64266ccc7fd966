using System.Text.Json.Serialization;

namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>The JSON of the administration, independent of the application's own settings.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StatisticsResponse))]
[JsonSerializable(typeof(InvalidationResponse))]
[JsonSerializable(typeof(InvalidatePatternRequest))]
internal sealed partial class AdministrationJsonContext : JsonSerializerContext;
