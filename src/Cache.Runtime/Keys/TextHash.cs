using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace KpiGen.Cache;

/// <summary>
/// Hashes text with secrets that are drawn anew in each process. <see cref="string.GetHashCode()"/> takes a step for every four bytes, each of which waits
/// for the one before; a short text costs the same here, a long one a fraction.
/// </summary>
/// <remarks>
/// The algorithm is wyhash (Wang Yi, public domain) as the maps of Go use it (memhashFallback in runtime/hash64.go): whoever knows the constants of the original can make texts
/// that collide under every seed, because a product with zero forgets what went before; nobody knows these.
/// </remarks>
internal static class TextHash
{
    private static readonly ulong Start = Secret();
    private static readonly ulong First = Secret();
    private static readonly ulong Last = Secret();

    public static int Of(string text)
    {
        ref byte bytes = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text.AsSpan()));
        nuint length = (nuint)text.Length * sizeof(char);
        ulong hash = Start;
        ulong low;
        ulong high;
        if (length > 16)
        {
            nuint at = 0;
            for (; at + 16 < length; at += 16)
            {
                hash = Fold(Eight(ref bytes, at) ^ First, Eight(ref bytes, at + 8) ^ hash);
            }

            // What is left and, where that is less than sixteen bytes, some of what was read already.
            low = Eight(ref bytes, length - 16);
            high = Eight(ref bytes, length - 8);
        }
        else if (length >= 8)
        {
            low = Eight(ref bytes, 0);
            high = Eight(ref bytes, length - 8);
        }
        else if (length >= 4)
        {
            low = Four(ref bytes, 0);
            high = Four(ref bytes, length - 4);
        }
        else
        {
            low = length > 0 ? text[0] : 0u;
            high = 0;
        }

        return (int)Fold(Last ^ length, Fold(low ^ First, high ^ hash));
    }

    private static ulong Eight(ref byte bytes, nuint at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, at));

    private static ulong Four(ref byte bytes, nuint at) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    private static ulong Secret() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
