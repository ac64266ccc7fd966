namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>A number of bytes that can be taken from until it is used up.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ByteBudget(int bytes)
{
    private int _left = bytes;

    /// <summary>Takes bytes, or none where not all are left.</summary>
    public bool TryTake(int wanted)
    {
        int left = Volatile.Read(ref _left);
        while (wanted <= left)
        {
            int found = Interlocked.CompareExchange(ref _left, left - wanted, left);
            if (found == left)
            {
                return true;
            }

            left = found;
        }

        return false;
    }
}
