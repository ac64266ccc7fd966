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

    /// <summary>Gets or sets how long after its time to live a value may still be served when the origin fails or is slow, in seconds.</summary>
    /// <value>0 (never) to 31,536,000. Unset, configuration decides (0 by default).</value>
    public int StaleSeconds { get; set; }

    /// <summary>Gets or sets how long memory serves an entry before it asks the remote tier again, in seconds.</summary>
    /// <value>1 to 31,536,000. Unset, configuration decides (as long as the entry lives by default).</value>
    public int MemoryTtlSeconds { get; set; }

    /// <summary>Gets or sets by how many per cent at most a time to live is shortened at random, so that what was stored together does not expire together.</summary>
    /// <value>0 to 50. Unset, configuration decides (0 by default).</value>
    public int JitterPercent { get; set; }

    /// <summary>Gets or sets whether a value past its time to live is served at once, within <see cref="StaleSeconds"/>, while it is loaded again behind the answer.</summary>
    /// <value>Unset, configuration decides (<see langword="false"/> by default).</value>
    public bool RefreshBehind { get; set; }

    /// <summary>Gets or sets after how many per cent of its time to live a value that is asked for is loaded again behind the answer.</summary>
    /// <value>10 to 99. Unset, configuration decides (not before it has expired by default).</value>
    public int RefreshAheadPercent { get; set; }

    /// <summary>Gets or sets how long callers wait for the origin when there is a value that may be served stale, in milliseconds.</summary>
    /// <value>1 to 3,600,000. Unset, configuration decides (as long as the load takes by default). Synchronous methods do not know it.</value>
    public int SoftTimeoutMilliseconds { get; set; }

    /// <summary>Gets or sets how long a load may take, in milliseconds. Beyond it callers get a <see cref="TimeoutException"/>.</summary>
    /// <value>1 to 3,600,000. Unset, configuration decides (60,000 by default). Synchronous methods do not know it.</value>
    public int HardTimeoutMilliseconds { get; set; }

    /// <summary>Gets or sets how long a failure of the origin is remembered, in seconds: the same exception is thrown without another call.</summary>
    /// <value>0 (not at all) to 60. Unset, configuration decides (0 by default).</value>
    public int FailureTtlSeconds { get; set; }

    /// <summary>Gets or sets how long a stale value is served after a failed attempt to load it again, before the next one, in seconds.</summary>
    /// <value>1 to 3,600. Unset, configuration decides (5 by default).</value>
    public int RetryIntervalSeconds { get; set; }

    /// <summary>Gets or sets the name of the method that decides whether a result is stored: <c>When = nameof(IsComplete)</c>.</summary>
    /// <value>A static method of the interface, its own or an inherited one, that takes the result and returns <see cref="bool"/>. Unset, every result is.</value>
    public string? When { get; set; }

    /// <summary>Gets or sets the name of what callers get when the origin fails and there is nothing else to serve; it is not stored.</summary>
    /// <value>A static method without parameters, or a static property, of the interface that returns the result. Unset, they get the exception.</value>
    public string? Fallback { get; set; }

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
