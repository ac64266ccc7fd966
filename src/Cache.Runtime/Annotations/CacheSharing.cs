namespace KpiGen.Cache;

/// <summary>Who may hold the object that is stored in memory.</summary>
public enum CacheSharing
{
    /// <summary>All callers get the same object. A warning names what they could change in it.</summary>
    Shared,

    /// <summary>Every caller gets a deep copy of its own, made by generated code on each call; nobody holds the stored object.</summary>
    Copy,
}
