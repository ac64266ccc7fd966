namespace KpiGen.Cache;

/// <summary>Forwards a method to the origin on every call although its interface is annotated with <see cref="CachedAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotCachedAttribute : Attribute;
