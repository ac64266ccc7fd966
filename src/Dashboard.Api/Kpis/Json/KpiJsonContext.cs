using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Kpis.Users;

namespace Dashboard.Api.Kpis.Json;

/// <summary>The JSON of the figures.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters = [typeof(CamelCaseNames<AnalyticsDimension>), typeof(CamelCaseNames<AnalyticsMetric>), typeof(CamelCaseNames<AnalyticsInterval>)])]
[JsonSerializable(typeof(DashboardDto))]
[JsonSerializable(typeof(SearchPageDto))]
[JsonSerializable(typeof(ProductDto))]
[JsonSerializable(typeof(ProductPageDto))]
[JsonSerializable(typeof(ProductStatsDto))]
[JsonSerializable(typeof(UserDto))]
[JsonSerializable(typeof(AnalyticsDto))]
[JsonSerializable(typeof(TrendingDto))]
internal sealed partial class KpiJsonContext : JsonSerializerContext;
