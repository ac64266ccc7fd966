namespace KpiGen.Cache;

/// <summary>
/// Caches the result of a service method. On an interface it applies to every method that returns a value, streams aside;
/// on a method it applies to that method and wins over the one on the interface.
/// </summary>
/// <remarks>
/// The attribute is read by the compiler only. Precedence of a setting: this attribute, then configuration
/// (<c>Cache:Types:{type}</c>), then the default of the type. On an interface it covers inherited methods as well, under its own
/// policy unless the method has one; an interface that inherits from annotated ones is decorated when it is annotated itself.
/// </remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class CachedAttribute : Attribute
{
    /// <summary>Caches under one of the built-in types.</summary>
    /// <param name="type">The type that entries belong to.</param>
    public CachedAttribute(CacheType type) => TypeName = CacheTypeNames.Of(type);

    /// <summary>Caches under a type of your own.</summary>
    /// <param name="type">The name of the type: lower-case letters, digits and hyphens, starting with a letter.</param>
    public CachedAttribute(string type) => TypeName = type;

    /// <summary>Gets the name of the type as it stands in keys and in configuration, for example <c>dashboard</c>.</summary>
    public string TypeName { get; }

    /// <summary>Gets or sets how long an entry may be served, in seconds.</summary>
    /// <value>1 to 31,536,000 (a year). Unset, configuration and then the type decide.</value>
    public int TtlSeconds { get; set; }

    /// <summary>Gets or sets how long a <see langword="null"/> result may be served, in seconds.</summary>
    /// <value>0 to 31,536,000; 0 means that <see langword="null"/> is not stored. Unset, configuration decides (30 seconds by default).</value>
    public int NullTtlSeconds { get; set; }

    /// <summary>Gets or sets what identifies a call, as a template such as <c>"{range.From}-{range.To}"</c>. Unset, all parameters do.</summary>
    /// <value>
    /// Names of parameters and of members of parameters in braces. The compiler checks them, and that every parameter is named or marked
    /// <see cref="CacheKeyIgnoreAttribute"/>. Values stay apart whatever stands between them. Braces are doubled to stand for themselves.
    /// </value>
    public string? Key { get; set; }

    /// <summary>Gets or sets the tags of an entry, as templates such as <c>"brand:{brand}"</c>. Invalidating a tag invalidates every entry that has it.</summary>
    /// <value>
    /// Names of parameters and of members of parameters in braces; all of them must be part of the key. At most 16. Values are escaped as
    /// <see cref="CacheTag"/> escapes them, so both sides build the same text.
    /// </value>
    public string[]? Tags { get; set; }

    /// <summary>Gets or sets whether each user has entries of its own; <see cref="ICacheUser"/> says who calls.</summary>
    /// <value>The default is <see langword="false"/>. A call without a user throws.</value>
    public bool VaryByUser { get; set; }

    /// <summary>Gets or sets whether callers share the stored object or get copies.</summary>
    /// <value>The default is <see cref="CacheSharing.Shared"/>.</value>
    public CacheSharing Sharing { get; set; }

    /// <summary>Gets or sets how many items of a stream (<c>IAsyncEnumerable&lt;T&gt;</c>) are stored; of a longer one nothing is.</summary>
    /// <value>
    /// 1 to 1,000,000 items. The default is 10,000. Callers of a stream that is longer get the origin's own, and that it is longer is
    /// remembered for the time to live of <see langword="null"/>.
    /// </value>
    public int MaxItems { get; set; } = 10_000;

    /// <summary>Gets or sets the names of the methods that an attribute on an interface covers; all their overloads are meant.</summary>
    /// <value>Unset, it covers every method that returns a value. Not together with <see cref="Except"/>.</value>
    /// <remarks>
    /// For interfaces that one cannot edit: <c>[Cached("geo", Only = [nameof(IGeocoder.FindAsync)])] interface IMyGeocoder : IGeocoder;</c>
    /// </remarks>
    public string[]? Only { get; set; }

    /// <summary>Gets or sets the names of the methods that an attribute on an interface does not cover, nor an inherited attribute.</summary>
    /// <value>Unset, it covers every method that returns a value. Not together with <see cref="Only"/>.</value>
    public string[]? Except { get; set; }

    /// <summary>Gets or sets the constructions of a generic interface that are cached, each with keys, a codec and a decorator of its own.</summary>
    /// <value>Required on a generic interface and meaningless elsewhere. Other constructions are left alone.</value>
    /// <remarks><c>[Cached(CacheType.Product, Closed = [typeof(IRepository&lt;Product&gt;)])] interface IRepository&lt;T&gt;</c></remarks>
    public Type[]? Closed { get; set; }
}
