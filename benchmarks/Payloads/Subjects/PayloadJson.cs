using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Search;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DashboardDto))]
[JsonSerializable(typeof(SearchPageDto))]
[JsonSerializable(typeof(AnalyticsDto))]
internal sealed partial class PayloadJson : JsonSerializerContext;
