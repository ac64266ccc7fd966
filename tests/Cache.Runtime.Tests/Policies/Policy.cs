namespace KpiGen.Cache.Tests.Policies;

/// <summary>Sets the policy of all methods of the tests.</summary>
internal static class Policy
{
    public static readonly TimeSpan Ttl = TimeSpan.FromSeconds(10);

    public static Action<CacheOptions> Of(Action<CacheTypeOptions> set) => options =>
    {
        foreach (string type in (string[])["product", "search", "analytics"])
        {
            var settings = new CacheTypeOptions { Ttl = Ttl };
            set(settings);
            options.Types[type] = settings;
        }
    };

    public static Func<object, object?> Fails { get; } = static _ => throw new TimeZoneNotFoundException();

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
