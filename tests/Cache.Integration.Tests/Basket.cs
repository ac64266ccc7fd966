using System.Collections.Immutable;

namespace KpiGen.Cache.Integration.Tests;

/// <summary>A payload with some of everything.</summary>
public sealed record Basket(
    Guid Id,
    string? Note,
    BasketState State,
    DateTimeOffset CreatedAt,
    TimeSpan Age,
    decimal Total,
    double? Discount,
    IReadOnlyList<BasketLine> Lines,
    IReadOnlyDictionary<string, ImmutableArray<int>> Tags,
    Basket? Previous)
{
    public int Count => Lines.Count;
}

/// <summary>A line of a basket.</summary>
public readonly record struct BasketLine(string Sku, int Quantity, decimal? Price);

/// <summary>States of a basket.</summary>
public enum BasketState : byte
{
    Open,
    Paid = 200,
}
