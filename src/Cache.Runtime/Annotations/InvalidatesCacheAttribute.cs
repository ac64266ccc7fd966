namespace KpiGen.Cache;

/// <summary>
/// Invalidates when the method has succeeded: before its result reaches the caller, and also when the caller has gone meanwhile. A method
/// that throws invalidates nothing.
/// </summary>
/// <remarks>
/// It stands on a method of the service interface, several times if need be. The method itself is not cached, whatever the interface says.
/// Arguments are taken when the method is called. Trouble with the remote tier is not thrown; see <see cref="ICacheInvalidator"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class InvalidatesCacheAttribute : Attribute
{
    /// <summary>Invalidates what <see cref="Method"/> and <see cref="Tags"/> say.</summary>
    public InvalidatesCacheAttribute() => TypeNames = [];

    /// <summary>Invalidates every entry of built-in types.</summary>
    /// <param name="types">The types.</param>
    public InvalidatesCacheAttribute(params CacheType[] types) => TypeNames = [.. types.Select(CacheTypeNames.Of)];

    /// <summary>Invalidates every entry of types of your own.</summary>
    /// <param name="types">The names of the types.</param>
    public InvalidatesCacheAttribute(params string[] types) => TypeNames = types;

    /// <summary>Gets the names of the types as they stand in keys and in configuration.</summary>
    public IReadOnlyList<string> TypeNames { get; }

    /// <summary>Gets or sets the name of a cached method of the same service of which one call is invalidated.</summary>
    /// <value>
    /// Its parameters are taken from those with the same names, or from <see cref="Arguments"/>; the compiler checks that every part of its key is given.
    /// </value>
    public string? Method { get; set; }

    /// <summary>Gets or sets the arguments of <see cref="Method"/> as paths into the parameters, such as <c>"product.Sku"</c>.</summary>
    /// <value>One for each part of the key of <see cref="Method"/>, in its order. Unset, parameters are mapped by name.</value>
    public string[]? Arguments { get; set; }

    /// <summary>Gets or sets the tags whose entries are invalidated, as templates such as <c>"brand:{product.Brand}"</c>.</summary>
    /// <value>The same templates as <see cref="CachedAttribute.Tags"/>; names in braces are parameters of this method and members of them.</value>
    public string[]? Tags { get; set; }
}
