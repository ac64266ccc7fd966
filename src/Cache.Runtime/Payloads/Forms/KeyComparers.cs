using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using KpiGen.Cache.Payloads.Wire;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// Keeps the comparer of dictionaries and sets. The default one and the two ordinal ones of strings come back; a collection with any other
/// is not stored, because its lookups would answer something else after reading.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyComparers
{
    private const sbyte TypeCode = 2;
    private const byte Ordinal = 1;
    private const byte OrdinalIgnoreCase = 2;

    /// <summary>Writes the comparer of a dictionary, where it is not the default one.</summary>
    /// <exception cref="PayloadException">It is one that could not be restored.</exception>
    public static void WriteMap<TKey, TValue>(ref PayloadWriter writer, IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull
        => Write<TKey>(ref writer, FindOfMap(pairs));

    /// <summary>Writes the comparer of a set, where it is not the default one.</summary>
    /// <exception cref="PayloadException">It is one that could not be restored.</exception>
    public static void WriteSet<T>(ref PayloadWriter writer, IEnumerable<T> items)
        => Write<T>(ref writer, FindOfSet(items));

    /// <summary>Returns the comparer of a dictionary, for a copy of it.</summary>
    public static IEqualityComparer<TKey>? EqualityOfMap<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull
        => FindOfMap(pairs) as IEqualityComparer<TKey>;

    /// <inheritdoc cref="EqualityOfMap"/>
    public static IComparer<TKey>? OrderOfMap<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull
        => FindOfMap(pairs) as IComparer<TKey>;

    /// <summary>Returns the comparer of a set, for a copy of it.</summary>
    public static IEqualityComparer<T>? EqualityOfSet<T>(IEnumerable<T> items) => FindOfSet(items) as IEqualityComparer<T>;

    /// <inheritdoc cref="EqualityOfSet"/>
    public static IComparer<T>? OrderOfSet<T>(IEnumerable<T> items) => FindOfSet(items) as IComparer<T>;

    /// <summary>Reads what <see cref="WriteMap"/> or <see cref="WriteSet"/> wrote.</summary>
    /// <returns>The comparer, or <see langword="null"/> for the default one.</returns>
    public static IEqualityComparer<T>? ReadEquality<T>(ref PayloadReader reader) => (IEqualityComparer<T>?)(object?)Read<T>(ref reader);

    /// <inheritdoc cref="ReadEquality{T}"/>
    public static IComparer<T>? ReadOrder<T>(ref PayloadReader reader) => (IComparer<T>?)(object?)Read<T>(ref reader);

    private static object? FindOfMap<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull
        => pairs switch
        {
            Dictionary<TKey, TValue> found => found.Comparer,
            ConcurrentDictionary<TKey, TValue> found => found.Comparer,
            SortedDictionary<TKey, TValue> found => found.Comparer,
            SortedList<TKey, TValue> found => found.Comparer,
            ImmutableDictionary<TKey, TValue> found => found.KeyComparer,
            ImmutableSortedDictionary<TKey, TValue> found => found.KeyComparer,
            FrozenDictionary<TKey, TValue> found => found.Comparer,
            _ => null,
        };

    private static object? FindOfSet<T>(IEnumerable<T> items) => items switch
    {
        HashSet<T> found => found.Comparer,
        SortedSet<T> found => found.Comparer,
        ImmutableHashSet<T> found => found.KeyComparer,
        ImmutableSortedSet<T> found => found.KeyComparer,
        FrozenSet<T> found => found.Comparer,
        _ => null,
    };

    private static void Write<T>(ref PayloadWriter writer, object? comparer)
    {
        if (comparer is null || ReferenceEquals(comparer, EqualityComparer<T>.Default) || ReferenceEquals(comparer, Comparer<T>.Default))
        {
            return;
        }

        byte number = comparer switch
        {
            _ when comparer.Equals(StringComparer.Ordinal) => Ordinal,
            _ when comparer.Equals(StringComparer.OrdinalIgnoreCase) => OrdinalIgnoreCase,
            _ => throw new PayloadException($"A collection with the comparer '{comparer.GetType()}' would come back with another one."),
        };
        writer.ExtensionOf(TypeCode, 1)[0] = number;
    }

    private static StringComparer? Read<T>(ref PayloadReader reader)
    {
        if (reader.NextType != WireType.Extension)
        {
            return null;
        }

        ReadOnlySpan<byte> comparer = reader.ReadExtension(out sbyte type);
        return (type, comparer.Length == 1 ? comparer[0] : 0, typeof(T) == typeof(string)) switch
        {
            (TypeCode, Ordinal, true) => StringComparer.Ordinal,
            (TypeCode, OrdinalIgnoreCase, true) => StringComparer.OrdinalIgnoreCase,
            _ => throw new PayloadException("The bytes are not a comparer."),
        };
    }
}
