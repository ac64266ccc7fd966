using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace KpiGen.Cache;

/// <summary>
/// Names a group of entries across methods and types, for example all of one brand. Write it as interpolated text:
/// <c>invalidator.InvalidateTagAsync($"brand:{brand}")</c>. Values in braces are written as in keys - culture-free and escaped - and so are
/// those of <see cref="CachedAttribute.Tags"/>, so that both sides build the same text from the same value.
/// </summary>
/// <remarks>Not thread-safe while it is built; immutable afterwards.</remarks>
[InterpolatedStringHandler]
public readonly struct CacheTag : IEquatable<CacheTag>
{
    private readonly StringBuilder? _building;
    private readonly string? _text;

    /// <summary>Begins the text. The compiler calls it.</summary>
    /// <param name="literalLength">The length of the text outside braces.</param>
    /// <param name="formattedCount">The number of values in braces.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CacheTag(int literalLength, int formattedCount)
        => _building = new StringBuilder(literalLength + (formattedCount * 16));

    private CacheTag(string text) => _text = text;

    /// <summary>Takes text as it is: for tags without values.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The text is null or empty.</exception>
    public static implicit operator CacheTag(string text) => FromText(text);

    /// <summary>Compares the texts.</summary>
    /// <param name="left">One tag.</param>
    /// <param name="right">Another tag.</param>
    /// <returns>Whether they are the same tag.</returns>
    public static bool operator ==(CacheTag left, CacheTag right) => left.Equals(right);

    /// <summary>Compares the texts.</summary>
    /// <param name="left">One tag.</param>
    /// <param name="right">Another tag.</param>
    /// <returns>Whether they are different tags.</returns>
    public static bool operator !=(CacheTag left, CacheTag right) => !left.Equals(right);

    /// <summary>Takes text as it is: for tags without values.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The tag.</returns>
    /// <exception cref="ArgumentException">The text is null or empty.</exception>
    public static CacheTag FromText(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new CacheTag(text);
    }

    /// <summary>Appends text outside braces. The compiler calls it.</summary>
    /// <param name="value">The text.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value) => Building.Append(value);

    /// <summary>Appends a value. The compiler calls it.</summary>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(string? value) => Append(value);

    /// <inheritdoc cref="AppendFormatted(string?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(Uri? value) => Append(value?.OriginalString);

    /// <inheritdoc cref="AppendFormatted(string?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(Version? value) => Append(value?.ToString());

    /// <summary>Appends a value: a number, a Boolean, a character, a <see cref="Guid"/>, a date, a time or an enumeration. The compiler calls it.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <exception cref="ArgumentException">The type has no text of its own in keys.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value)
        where T : struct
        => Append(value);

    /// <inheritdoc cref="AppendFormatted{T}(T)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T? value)
        where T : struct
        => Append(value);

    /// <inheritdoc/>
    public bool Equals(CacheTag other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CacheTag other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the text of the tag.</summary>
    public override string ToString() => _text ?? _building?.ToString() ?? string.Empty;

    private StringBuilder Building => _building ?? throw new InvalidOperationException("The text of this tag is complete.");

    // The writer of keys separates parts at its top level with a colon; a tag has its own literals for that.
    private void Append(object? value)
    {
        var writer = new CacheKeyWriter(stackalloc byte[128]);
        try
        {
            Write(ref writer, value);
            Building.Append(Encoding.UTF8.GetString(writer.Written[1..]));
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void Write(ref CacheKeyWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string text: writer.Write(text); break;
            case bool flag: writer.Write(flag); break;
            case char character: writer.Write(character); break;
            case sbyte or byte or short or ushort or int or uint or long: writer.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ulong number: writer.Write(number); break;
            case Int128 number: writer.Write(number); break;
            case UInt128 number: writer.Write(number); break;
            case BigInteger number: writer.Write(number); break;
            case double number: writer.Write(number); break;
            case float number: writer.Write(number); break;
            case Half number: writer.Write(number); break;
            case decimal number: writer.Write(number); break;
            case Guid id: writer.Write(id); break;
            case DateTime time: writer.Write(time); break;
            case DateTimeOffset time: writer.Write(time); break;
            case DateOnly date: writer.Write(date); break;
            case TimeOnly time: writer.Write(time); break;
            case TimeSpan duration: writer.Write(duration); break;
            case Enum member: Write(ref writer, Convert.ChangeType(member, member.GetTypeCode(), CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException($"A value of type {value.GetType()} cannot be part of a tag; use text, a number, a Guid, a date, a time or an enumeration.", nameof(value));
        }
    }
}
