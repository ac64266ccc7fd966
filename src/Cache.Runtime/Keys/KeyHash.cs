using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// Hashes the parts of a key. It does less work than <see cref="HashCode"/> - one multiplication and one shift a part instead of five
/// dependent steps - which shows on the hit path. A secret seed keeps callers from choosing arguments that collide.
/// </summary>
/// <remarks>
/// The mixing step is the first half of the 64-bit finalizer of MurmurHash3 (Austin Appleby, public domain) with the multiplier of
/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). Values differ between processes.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Hashes text, ordinal. What comes out needs no further mixing.</summary>
    public static int Text(string? text) => text is null ? 0 : TextHash.Of(text);

    /// <summary>Hashes one part.</summary>
    public static int Combine<T1>(T1 part1) => Finish(Mix(Seed, Of(part1)));

    /// <summary>Hashes two parts.</summary>
    public static int Combine<T1, T2>(T1 part1, T2 part2) => Finish(Mix(Seed, Pair(part1, part2)));

    /// <summary>Hashes three parts.</summary>
    public static int Combine<T1, T2, T3>(T1 part1, T2 part2, T3 part3) => Finish(Mix(Mix(Seed, Pair(part1, part2)), Of(part3)));

    /// <summary>Hashes four parts.</summary>
    public static int Combine<T1, T2, T3, T4>(T1 part1, T2 part2, T3 part3, T4 part4)
        => Finish(Mix(Mix(Seed, Pair(part1, part2)), Pair(part3, part4)));

    /// <summary>Hashes five parts.</summary>
    public static int Combine<T1, T2, T3, T4, T5>(T1 part1, T2 part2, T3 part3, T4 part4, T5 part5)
        => Finish(Mix(Mix(Mix(Seed, Pair(part1, part2)), Pair(part3, part4)), Of(part5)));

    /// <summary>Hashes six parts.</summary>
    public static int Combine<T1, T2, T3, T4, T5, T6>(T1 part1, T2 part2, T3 part3, T4 part4, T5 part5, T6 part6)
        => Finish(Mix(Mix(Mix(Seed, Pair(part1, part2)), Pair(part3, part4)), Pair(part5, part6)));

    /// <summary>Hashes 64 bits.</summary>
    internal static int Of(ulong bits) => Finish(Mix(Seed, bits));

    /// <summary>Hashes 128 bits.</summary>
    internal static int Of(ulong low, ulong high) => Finish(Mix(Mix(Seed, low), high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong part)
    {
        hash = (hash ^ part) * Multiplier;
        return hash ^ (hash >> 32);
    }

    // The high bits depend on all bits of the product; the buckets of a dictionary look at the low ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Finish(ulong hash) => (int)(hash * Multiplier >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pair<T1, T2>(T1 high, T2 low) => ((ulong)Of(high) << 32) | Of(low);

    // What the framework folds without a seed is hashed here, bit by bit: callers could choose numbers that share a hash, and ids that are made of a time and
    // a counter come close to it by themselves. Values that KeyEquality calls equal give the same bits. Only one branch is left of all when T is known.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Of<T>(T part)
    {
        if (typeof(T) == typeof(long) || typeof(T) == typeof(ulong))
        {
            return (uint)Of(Unsafe.As<T, ulong>(ref part));
        }

        if (typeof(T) == typeof(DateTime))
        {
            return (uint)Of((ulong)Unsafe.As<T, DateTime>(ref part).Ticks);
        }

        if (typeof(T) == typeof(DateTimeOffset))
        {
            return (uint)Of((ulong)Unsafe.As<T, DateTimeOffset>(ref part).UtcTicks);
        }

        if (typeof(T) == typeof(TimeSpan))
        {
            return (uint)Of((ulong)Unsafe.As<T, TimeSpan>(ref part).Ticks);
        }

        if (typeof(T) == typeof(TimeOnly))
        {
            return (uint)Of((ulong)Unsafe.As<T, TimeOnly>(ref part).Ticks);
        }

        if (typeof(T) == typeof(double))
        {
            double number = Unsafe.As<T, double>(ref part);
            return (uint)Of(BitConverter.DoubleToUInt64Bits(double.IsNaN(number) ? double.NaN : number));
        }

        if (typeof(T) == typeof(decimal))
        {
            return (uint)Of(Unsafe.As<T, decimal>(ref part));
        }

        if (typeof(T) == typeof(Guid) || typeof(T) == typeof(Int128) || typeof(T) == typeof(UInt128))
        {
            ref ulong low = ref Unsafe.As<T, ulong>(ref part);
            return (uint)Of(low, Unsafe.Add(ref low, 1));
        }

        return part is null ? 0 : (uint)part.GetHashCode();
    }

    // Zero has a sign of its own, which is not in the key.
    private static int Of(decimal number)
    {
        Span<int> words = stackalloc int[4];
        decimal.GetBits(number == 0 ? decimal.Abs(number) : number, words);
        return Of(((ulong)(uint)words[1] << 32) | (uint)words[0], ((ulong)(uint)words[3] << 32) | (uint)words[2]);
    }
}
