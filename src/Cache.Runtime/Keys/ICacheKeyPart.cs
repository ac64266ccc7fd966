namespace KpiGen.Cache;

/// <summary>
/// Lets a type that the compiler cannot encode by itself be part of a cache key. Implement it together with
/// <see cref="object.Equals(object)"/> and <see cref="object.GetHashCode"/>: two values must be equal exactly when they write the same text.
/// </summary>
public interface ICacheKeyPart
{
    /// <summary>Writes the parts that identify this value, in a fixed order.</summary>
    /// <param name="writer">Receives the parts; it separates and escapes them.</param>
    void WriteTo(ref CacheKeyWriter writer);
}
