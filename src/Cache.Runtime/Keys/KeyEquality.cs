using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// Equality of key parts where <c>==</c> and the canonical text would disagree. Every overload answers whether
/// <see cref="CacheKeyWriter"/> writes the same text for both values.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyEquality
{
    /// <summary>Ordinal; <see langword="null"/> and the empty string differ.</summary>
    public static bool Equals(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>By original spelling: <see cref="Uri"/> itself ignores fragments and the case of hosts.</summary>
    public static bool Equals(Uri? left, Uri? right) => string.Equals(left?.OriginalString, right?.OriginalString, StringComparison.Ordinal);

    /// <summary>Zero and minus zero differ, every NaN is equal.</summary>
    public static bool Equals(double left, double right)
        => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));

    /// <inheritdoc cref="Equals(double, double)"/>
    public static bool Equals(float left, float right)
        => BitConverter.SingleToInt32Bits(left) == BitConverter.SingleToInt32Bits(right) || (float.IsNaN(left) && float.IsNaN(right));

    /// <inheritdoc cref="Equals(double, double)"/>
    public static bool Equals(Half left, Half right)
        => BitConverter.HalfToInt16Bits(left) == BitConverter.HalfToInt16Bits(right) || (Half.IsNaN(left) && Half.IsNaN(right));

    /// <summary>1.0 and 1.00 differ.</summary>
    public static bool Equals(decimal left, decimal right) => left == right && left.Scale == right.Scale;

    /// <summary>The kind counts, and the two passes through the hour that daylight saving time repeats differ.</summary>
    public static bool Equals(DateTime left, DateTime right)
        => left.Ticks == right.Ticks
            && left.Kind == right.Kind
            && (left.Kind != DateTimeKind.Local || left.ToUniversalTime().Ticks == right.ToUniversalTime().Ticks);

    /// <summary>The offset counts.</summary>
    public static bool Equals(DateTimeOffset left, DateTimeOffset right) => left.EqualsExact(right);
}
