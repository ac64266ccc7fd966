using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>What the compiler knows about a cached method. Generated code creates one for each.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CachedMethodDescriptor
{
    /// <summary>Gets the name of the type: lower-case letters, digits and hyphens.</summary>
    public required string CacheType { get; init; }

    /// <summary>Gets the full name of the service interface, with its namespace.</summary>
    public required string Service { get; init; }

    /// <summary>Gets the name of the method, followed by its parameter types where the interface has cached overloads of that name.</summary>
    public required string Method { get; init; }

    /// <summary>Gets <c>{Service}.{Method}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the time to live from the attribute, or <see langword="null"/> where it is not set there.</summary>
    public TimeSpan? Ttl { get; init; }

    /// <summary>Gets the time to live of a <see langword="null"/> result from the attribute; zero means that it is not stored.</summary>
    public TimeSpan? NullTtl { get; init; }

    /// <summary>Gets what else the attribute sets, or <see langword="null"/>.</summary>
    public CachePolicyOptions? Settings { get; init; }

    /// <summary>Gets the name that keys of calls carry: <see cref="Id"/> without the name of a registration.</summary>
    internal string CallId { get => field ?? Id; init; }

    /// <summary>Tells the methods of one registration of the service from those of another.</summary>
    internal CachedMethodDescriptor For(string? variant)
        => variant is null ? this : this with { Method = Method + variant, Id = Id + variant, CallId = Id };
}
