using System.Text.Json;
using System.Text.Json.Serialization;

namespace KpiGen.Cache.AspNetCore.Tests.Harness;

/// <summary>Counts how often a report is serialised: each holds one amount.</summary>
public sealed class CountingConverter : JsonConverter<Amount>
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>What happens while an amount is written.</summary>
    public Action Writing { get; set; } = static () => { };

    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        Interlocked.Increment(ref _count);
        Writing();
        writer.WriteNumberValue(value.Value);
    }
}
