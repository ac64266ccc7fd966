using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>Creates arrays of several dimensions for generated readers, after checking that there are elements for all places.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Matrices
{
    /// <summary>Creates an array of two dimensions.</summary>
    public static T[,] New<T>(int count, int length0, int length1)
    {
        Check(count, length0, length1, 1, 1);
        return new T[length0, length1];
    }

    /// <summary>Creates an array of three dimensions.</summary>
    public static T[,,] New<T>(int count, int length0, int length1, int length2)
    {
        Check(count, length0, length1, length2, 1);
        return new T[length0, length1, length2];
    }

    /// <summary>Creates an array of four dimensions.</summary>
    public static T[,,,] New<T>(int count, int length0, int length1, int length2, int length3)
    {
        Check(count, length0, length1, length2, length3);
        return new T[length0, length1, length2, length3];
    }

    private static void Check(int count, params ReadOnlySpan<int> lengths)
    {
        Int128 product = 1;
        foreach (int length in lengths)
        {
            product = length < 0 ? -1 : product * length;
            if (product < 0)
            {
                break;
            }
        }

        if (product != count)
        {
            throw new PayloadException($"An array promises {product} elements and has {count}.");
        }
    }
}
