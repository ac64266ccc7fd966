using System.Reflection;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Tests.Options;

public class CacheOptionsValidatorTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static TheoryData<string, Action<CacheOptions>> Mistakes => new()
    {
        { "Cache:KeyPrefix", static options => options.KeyPrefix = "" },
        { "Cache:KeyPrefix", static options => options.KeyPrefix = "a:b" },
        { "Cache:KeyPrefix", static options => options.KeyPrefix = "a*" },
        { "Cache:KeyPrefix", static options => options.KeyPrefix = new string('a', 65) },
        { "Cache:NullTtl", static options => options.NullTtl = -Day },
        { "Cache:CoherenceWindow", static options => options.CoherenceWindow = TimeSpan.Zero },
        { "Cache:CoherenceWindow", static options => options.CoherenceWindow = Day },
        { "Cache:DisconnectedLimit", static options => options.DisconnectedLimit = Day },
        { "Cache:Memory:MaxEntriesPerMethod", static options => options.Memory.MaxEntriesPerMethod = 0 },
        { "Cache:Remote:ReadTimeout", static options => options.Remote.ReadTimeout = TimeSpan.Zero },
        { "Cache:Remote:ReadTimeout", static options => options.Remote.ReadTimeout = Timeout.InfiniteTimeSpan },
        { "Cache:Remote:WriteTimeout", static options => options.Remote.WriteTimeout = Day },
        { "Cache:Remote:ConnectTimeout", static options => options.Remote.ConnectTimeout = -Day },
        { "Cache:Remote:CompressionThreshold", static options => options.Remote.CompressionThreshold = -1 },
        { "Cache:Remote:MaxPayloadBytes", static options => options.Remote.MaxPayloadBytes = 0 },
        { "Cache:Remote:MaxKeyBytes", static options => options.Remote.MaxKeyBytes = 10 },
        { "Cache:Remote:LeaseDuration", static options => options.Remote.LeaseDuration = Day },
        { "Cache:Remote:SigningKey", static options => options.Remote.SigningKey = "c2hvcnQ=" },
        { "Cache:Remote:SigningKey", static options => options.Remote.SigningKey = "no Base64" },
        { "Cache:Remote:BreakerThreshold", static options => options.Remote.BreakerThreshold = 0 },
        { "Cache:Remote:BreakDuration", static options => options.Remote.BreakDuration = Day },
        { "Cache:Remote:OutdatedRemovalTimeout", static options => options.Remote.OutdatedRemovalTimeout = -Day },
        { "Cache:Remote:RemovalTimeout", static options => options.Remote.RemovalTimeout = -Day },
        { "Cache:Remote:Compression", static options => options.Remote.Compression = (PayloadCompression)9 },
        { "Cache:Alarms:Window", static options => options.Alarms.Window = TimeSpan.FromSeconds(9) },
        { "Cache:Alarms:Window", static options => options.Alarms.Window = Day },
        { "Cache:Alarms:MinHitRate", static options => options.Alarms.MinHitRate = 50 },
        { "Cache:Alarms:MinHitRate", static options => options.Alarms.MinHitRate = double.NaN },
        { "Cache:Alarms:MinCalls", static options => options.Alarms.MinCalls = 0 },
        { "Cache:Alarms:MaxErrors", static options => options.Alarms.MaxErrors = -1 },
        { "Cache:Alarms:QuietPeriod", static options => options.Alarms.QuietPeriod = -Day },
        { "Cache:Warmup:MaxConcurrency", static options => options.Warmup.MaxConcurrency = 0 },
        { "Cache:Warmup:Timeout", static options => options.Warmup.Timeout = TimeSpan.Zero },
        { "Cache:Types:Orders", static options => options.Types["Orders"] = new CacheTypeOptions() },
        { "Cache:Types:search:Ttl", static options => options.Types["search"] = new CacheTypeOptions { Ttl = TimeSpan.Zero } },
        { "Cache:Types:search:Ttl", static options => options.Types["search"] = new CacheTypeOptions { Ttl = TimeSpan.MaxValue } },
        { "Cache:MaxAbandonedLoads", static options => options.MaxAbandonedLoads = 0 },
        { "Cache:Types:search:MemoryTtl", static options => options.Types["search"] = new CacheTypeOptions { MemoryTtl = TimeSpan.Zero } },
        { "Cache:Types:search:Jitter", static options => options.Types["search"] = new CacheTypeOptions { Jitter = 0.6 } },
        { "Cache:Types:search:Jitter", static options => options.Types["search"] = new CacheTypeOptions { Jitter = double.NaN } },
        { "Cache:Types:search:Stale", static options => options.Types["search"] = new CacheTypeOptions { Stale = -Day } },
        { "Cache:Types:search:RefreshAhead", static options => options.Types["search"] = new CacheTypeOptions { RefreshAhead = 1 } },
        { "Cache:Types:search:SoftTimeout", static options => options.Types["search"] = new CacheTypeOptions { SoftTimeout = TimeSpan.Zero } },
        { "Cache:Types:search:HardTimeout", static options => options.Types["search"] = new CacheTypeOptions { HardTimeout = Timeout.InfiniteTimeSpan } },
        { "Cache:Types:search:FailureTtl", static options => options.Types["search"] = new CacheTypeOptions { FailureTtl = Day } },
        { "Cache:Methods:S.M:RetryInterval", static options => options.Methods["S.M"] = new CacheMethodOptions { RetryInterval = Day } },
        { "Cache:Types:search:NullTtl", static options => options.Types["search"] = new CacheTypeOptions { NullTtl = -Day } },
    };

    [Fact]
    public void The_defaults_are_valid() => Assert.True(new CacheOptionsValidator().Validate(null, new CacheOptions()).Succeeded);

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_by_its_configuration_key_alike_in_every_culture(string key, Action<CacheOptions> mistake)
    {
        var options = new CacheOptions();
        mistake(options);

        ValidateOptionsResult result = new CacheOptionsValidator().Validate(null, options);

        string failure = Assert.Single(result.Failures!);
        Assert.StartsWith(key + " is ", failure, StringComparison.Ordinal);
        Assert.Equal(failure, Cultures.In("fa-IR", () => new CacheOptionsValidator().Validate(null, options)).Failures!.Single());
    }

    [Fact]
    public void Settings_that_contradict_each_other_are_named_by_both_configuration_keys()
    {
        var options = new CacheOptions
        {
            Types =
            {
                ["search"] = new CacheTypeOptions { Stale = TimeSpan.Zero, RefreshBehind = true },
                ["user"] = new CacheTypeOptions { Stale = TimeSpan.Zero, SoftTimeout = TimeSpan.FromSeconds(1) },
            },
            Methods = { ["S.M"] = new CacheMethodOptions { SoftTimeout = TimeSpan.FromSeconds(2), HardTimeout = TimeSpan.FromSeconds(1) } },
        };

        string[] failures = [.. new CacheOptionsValidator().Validate(null, options).Failures!.Order(StringComparer.Ordinal)];

        (string One, string Other)[] named =
        [
            ("Cache:Methods:S.M:SoftTimeout", "Cache:Methods:S.M:HardTimeout"),
            ("Cache:Types:search:Stale", "Cache:Types:search:RefreshBehind"),
            ("Cache:Types:user:Stale", "Cache:Types:user:SoftTimeout"),
        ];
        Assert.Equal(named.Length, failures.Length);
        Assert.All(named.Zip(failures), static pair =>
        {
            Assert.StartsWith(pair.First.One + " is ", pair.Second, StringComparison.Ordinal);
            Assert.Contains(pair.First.Other, pair.Second, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(1, 3, 1, "Cache:CoherenceWindow")]
    [InlineData(5, 1, 6, "Cache:Remote:WriteTimeout")]
    public void A_limit_that_cannot_be_noticed_in_time_is_named_with_what_is_longer(int limit, int window, int write, string longer)
    {
        var options = new CacheOptions { DisconnectedLimit = TimeSpan.FromSeconds(limit), CoherenceWindow = TimeSpan.FromSeconds(window) };
        options.Remote.WriteTimeout = TimeSpan.FromSeconds(write);

        string failure = Assert.Single(new CacheOptionsValidator().Validate(null, options).Failures!);

        Assert.StartsWith("Cache:DisconnectedLimit is ", failure, StringComparison.Ordinal);
        Assert.Contains(longer, failure, StringComparison.Ordinal);
        options.DisconnectedLimit = TimeSpan.FromSeconds(10);
        Assert.True(new CacheOptionsValidator().Validate(null, options).Succeeded);
    }

    [Fact]
    public void No_number_and_no_time_is_left_unchecked()
    {
        var options = new CacheOptions { Types = { ["search"] = new CacheTypeOptions() }, Methods = { ["S.M"] = new CacheMethodOptions() } };

        (string Key, bool IsChecked)[] settings =
        [
            .. Numbers(options, options, "Cache"),
            .. Numbers(options, options.Types["search"], "Cache:Types:search"),
            .. Numbers(options, options.Methods["S.M"], "Cache:Methods:S.M"),
        ];

        Assert.Contains(("Cache:Remote:LeaseDuration", true), settings);
        Assert.Contains(("Cache:Methods:S.M:Jitter", true), settings);
        Assert.DoesNotContain(settings, static setting => !setting.IsChecked);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var options = new CacheOptions { KeyPrefix = "", NullTtl = -Day };

        Assert.Equal(2, new CacheOptionsValidator().Validate(null, options).Failures!.Count());
    }

    // Sets one after the other to what no setting can be.
    private static IEnumerable<(string Key, bool IsChecked)> Numbers(CacheOptions options, object settings, string path)
    {
        foreach (PropertyInfo property in settings.GetType().GetProperties())
        {
            string key = $"{path}:{property.Name}";
            object? before = property.GetValue(settings);
            if (Impossible(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { } impossible)
            {
                property.SetValue(settings, impossible);
                yield return (key, new CacheOptionsValidator().Validate(null, options).Failures?.Any(failure => failure.StartsWith(key + " is ", StringComparison.Ordinal)) == true);
                property.SetValue(settings, before);
            }
            else if (property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal))
            {
                foreach ((string Key, bool IsChecked) inner in Numbers(options, before!, key))
                {
                    yield return inner;
                }
            }
        }
    }

    private static object? Impossible(Type type)
        => type == typeof(TimeSpan) ? TimeSpan.MinValue : type == typeof(int) ? int.MinValue : type == typeof(double) ? double.NegativeInfinity : null;
}
