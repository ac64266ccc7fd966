namespace KpiGen.Cache;

/// <summary>
/// What an origin can know about the load that it runs in. Loads are shared by callers, so they see no ambient state of any of them, such as
/// the current HTTP request; the user of a method with <c>VaryByUser</c> is the same for all of them.
/// </summary>
public static class CacheLoad
{
    private static readonly AsyncLocal<string?> CurrentUser = new();

    /// <summary>Gets the user that the load is for, or <see langword="null"/> outside a load of a method with <c>VaryByUser</c>.</summary>
    public static string? UserId
    {
        get => CurrentUser.Value;
        internal set => CurrentUser.Value = value;
    }
}
