using System.Text.Json.Serialization;

namespace KpiGen.Cache.Benchmarks.Http.Application;

/// <summary>An answer of the size of a dashboard: about 6 KB of JSON.</summary>
public sealed record DashboardAnswer(int Id, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Day> Days)
{
    public static DashboardAnswer Create(int id)
    {
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new DashboardAnswer(id, from, from.AddDays(60), [.. Enumerable.Range(0, 60).Select(day => Day.Create(from, day))]);
    }
}

public sealed record Day(DateOnly Date, long Orders, long Units, decimal Revenue, string BestSeller)
{
    public static Day Create(DateTimeOffset from, int number)
        => new(DateOnly.FromDateTime(from.AddDays(number).DateTime), 1200 + number, 5300 + (7 * number), 18_250.35m + number, $"Item {number:D3}");
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DashboardAnswer))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
