namespace KpiGen.Cache.Calls;

/// <summary>What a registration says about its origin.</summary>
/// <param name="Variant">What the names of its methods end in, or <see langword="null"/> where there is one registration only.</param>
/// <param name="IsBorrowed">Whether it is an instance, which the container does not dispose.</param>
internal readonly record struct OriginTraits(string? Variant, bool IsBorrowed);
