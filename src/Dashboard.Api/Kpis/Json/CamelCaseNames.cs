using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Api.Kpis.Json;

/// <summary>Writes an enumeration as its names, the way requests spell them.</summary>
internal sealed class CamelCaseNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
