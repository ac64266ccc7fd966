using MessagePack;

namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>The same dashboard for MessagePack-CSharp, whose own resolver wants to see attributes.</summary>
[MessagePackObject]
public sealed record AnnotatedPayload(
    [property: Key(0)] string Region,
    [property: Key(1)] decimal Revenue,
    [property: Key(2)] long Orders,
    [property: Key(3)] IReadOnlyList<AnnotatedPoint> Series,
    [property: Key(4)] IReadOnlyList<AnnotatedProduct> Top)
{
    /// <summary>Makes the payload of one call: the same values as <see cref="KpiPayload.Create"/>.</summary>
    public static AnnotatedPayload Create(int days, string region)
    {
        KpiPayload plain = KpiPayload.Create(days, region);
        return new AnnotatedPayload(
            plain.Region,
            plain.Revenue,
            plain.Orders,
            [.. plain.Series.Select(static point => new AnnotatedPoint(point.Day, point.Orders, point.Revenue))],
            [.. plain.Top.Select(static product => new AnnotatedProduct(product.Sku, product.Name, product.Revenue, product.Units))]);
    }
}

/// <summary>One day of a series.</summary>
[MessagePackObject]
public sealed record AnnotatedPoint([property: Key(0)] DateOnly Day, [property: Key(1)] long Orders, [property: Key(2)] decimal Revenue);

/// <summary>One line of a ranking.</summary>
[MessagePackObject]
public sealed record AnnotatedProduct(
    [property: Key(0)] string Sku, [property: Key(1)] string Name, [property: Key(2)] decimal Revenue, [property: Key(3)] long Units);
