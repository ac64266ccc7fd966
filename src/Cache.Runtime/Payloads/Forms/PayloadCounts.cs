using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>What generated readers do about the counts on the wire, which may be lies.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadCounts
{
    private const int MaxCapacity = 1024;

    /// <summary>Creates the beginning of an array; C# has no expression for an array of a generated element type that is an array itself.</summary>
    /// <param name="count">The number of elements that the bytes promise.</param>
    public static T[] NewArray<T>(int count) => new T[Capacity(count)];

    /// <summary>Makes room for the element at <paramref name="index"/> of an array that will have <paramref name="count"/>.</summary>
    public static void Grow<T>(ref T[] items, int index, int count)
    {
        if (index == items.Length)
        {
            Array.Resize(ref items, (int)Math.Min(count, index * 2L));
        }
    }

    /// <summary>Returns how much room to make at once. A promise is not believed: a collection grows as its elements arrive.</summary>
    public static int Capacity(int count) => Math.Min(count, MaxCapacity);

    /// <summary>Checks that a map held every member once.</summary>
    /// <exception cref="PayloadException">A member is missing.</exception>
    public static void ExpectAll(ReadOnlySpan<bool> seen)
    {
        if (seen.Contains(false))
        {
            throw new PayloadException("A member is missing.");
        }
    }
}
