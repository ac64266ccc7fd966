using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Calls.Batches.Requests;

/// <summary>Copies the ids of a call into borrowed memory: the caller may change its collection as soon as it has called.</summary>
internal static class IdSnapshot
{
    private const int UnknownCount = 16;

    /// <exception cref="ArgumentNullException">There is no collection.</exception>
    public static TId[] Rent<TId>(IEnumerable<TId>? ids, string? name, out int count)
    {
        if (ids is null or ImmutableArray<TId> { IsDefault: true })
        {
            throw new ArgumentNullException(name);
        }

        TId[] copy = ArrayPool<TId>.Shared.Rent(ids.TryGetNonEnumeratedCount(out int known) ? known : UnknownCount);
        count = 0;
        foreach (TId id in ids)
        {
            if (count == copy.Length)
            {
                copy = Grow(copy);
            }

            copy[count++] = id;
        }

        return copy;
    }

    public static void Return<T>(T[] rented) => ArrayPool<T>.Shared.Return(rented, RuntimeHelpers.IsReferenceOrContainsReferences<T>());

    private static TId[] Grow<TId>(TId[] full)
    {
        TId[] grown = ArrayPool<TId>.Shared.Rent(Math.Max(full.Length * 2, UnknownCount));
        full.CopyTo(grown, 0);
        Return(full);
        return grown;
    }
}
