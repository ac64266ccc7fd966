using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>What a method with <see cref="InvalidatesCacheAttribute"/> invalidates. Generated code builds it before the method runs.</summary>
/// <param name="Types">The names of types.</param>
/// <param name="Keys">Calls.</param>
/// <param name="Tags">Tags.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CacheInvalidation(IReadOnlyList<string> Types, IReadOnlyList<CacheKey> Keys, IReadOnlyList<CacheTag> Tags);
