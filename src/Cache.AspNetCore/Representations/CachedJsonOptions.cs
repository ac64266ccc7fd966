namespace KpiGen.Cache.AspNetCore;

/// <summary>Settings of <see cref="CachedJson{T}"/>. Configure them like any options: <c>services.Configure&lt;CachedJsonOptions&gt;(…)</c>.</summary>
public sealed class CachedJsonOptions
{
    /// <summary>
    /// Gets or sets how many bytes one entry may keep for answers: its JSON under all contracts and all codings together. What does not fit is
    /// made for each answer anew.
    /// </summary>
    /// <value>Bytes, from 0, which keeps nothing. The default is 1,048,576 bytes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxBytesPerEntry
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
        = 1024 * 1024;
}
