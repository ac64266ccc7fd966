using Microsoft.Extensions.Options;

namespace KpiGen.Cache;

/// <summary>Checks <see cref="CacheOptions"/> at start. Each message names the configuration key, the value and the range.</summary>
internal sealed class CacheOptionsValidator : IValidateOptions<CacheOptions>
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, CacheOptions options)
    {
        List<string> failures = [];
        if (!CacheNames.IsPrefix(options.KeyPrefix))
        {
            failures.Add($"Cache:KeyPrefix is '{options.KeyPrefix}'; use 1 to 64 letters, digits, hyphens, underscores or dots.");
        }

        Check(failures, "NullTtl", options.NullTtl, TimeSpan.Zero, Year);
        Check(failures, "CoherenceWindow", options.CoherenceWindow, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60));
        Check(failures, "DisconnectedLimit", options.DisconnectedLimit, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Check(failures, "MaxAbandonedLoads", options.MaxAbandonedLoads, 1, 10_000);
        Check(failures, "Memory:MaxEntriesPerMethod", options.Memory.MaxEntriesPerMethod, 1, 10_000_000);
        CheckRemote(failures, options.Remote);
        CheckAlarms(failures, options.Alarms);
        Check(failures, "Warmup:MaxConcurrency", options.Warmup.MaxConcurrency, 1, 256);
        Check(failures, "Warmup:Timeout", options.Warmup.Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        CheckTypes(failures, options.Types);
        foreach ((string method, CacheMethodOptions settings) in options.Methods)
        {
            CachePolicyCheck.Run(failures, $"Methods:{method}", settings);
        }

        if (failures.Count == 0)
        {
            CheckDisconnection(failures, options);
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    // A node notices that it is cut off when it compares, twice in a window, and that takes as long as a write may.
    private static void CheckDisconnection(List<string> failures, CacheOptions options)
    {
        if (options.DisconnectedLimit < options.CoherenceWindow / 2)
        {
            failures.Add($"Cache:DisconnectedLimit is {options.DisconnectedLimit}, but with Cache:CoherenceWindow {options.CoherenceWindow} Redis is looked at only every {options.CoherenceWindow / 2}; the limit must not be shorter than that.");
        }

        if (options.DisconnectedLimit < options.Remote.WriteTimeout)
        {
            failures.Add($"Cache:DisconnectedLimit is {options.DisconnectedLimit}, but it takes Cache:Remote:WriteTimeout, {options.Remote.WriteTimeout}, to notice that Redis does not answer; the limit must not be shorter than that.");
        }
    }

    private static void CheckRemote(List<string> failures, RemoteTierOptions remote)
    {
        Check(failures, "Remote:ReadTimeout", remote.ReadTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));
        Check(failures, "Remote:WriteTimeout", remote.WriteTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(60));
        Check(failures, "Remote:ConnectTimeout", remote.ConnectTimeout, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Check(failures, "Remote:CompressionThreshold", remote.CompressionThreshold, 0, int.MaxValue);
        Check(failures, "Remote:MaxPayloadBytes", remote.MaxPayloadBytes, 1024, 512 * 1024 * 1024);
        Check(failures, "Remote:MaxKeyBytes", remote.MaxKeyBytes, 128, 65_536);
        Check(failures, "Remote:LeaseDuration", remote.LeaseDuration, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        Check(failures, "Remote:BreakerThreshold", remote.BreakerThreshold, 1, 1_000);
        Check(failures, "Remote:BreakDuration", remote.BreakDuration, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(60));
        Check(failures, "Remote:RemovalTimeout", remote.RemovalTimeout, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Check(failures, "Remote:OutdatedRemovalTimeout", remote.OutdatedRemovalTimeout, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        if (!string.IsNullOrEmpty(remote.SigningKey) && !IsSigningKey(remote.SigningKey))
        {
            failures.Add("Cache:Remote:SigningKey is not usable; it must be at least 32 bytes in Base64.");
        }

        if (!Enum.IsDefined(remote.Compression))
        {
            failures.Add($"Cache:Remote:Compression is '{remote.Compression}'; use None, Lz4 or Brotli.");
        }
    }

    private static void CheckAlarms(List<string> failures, CacheAlarmOptions alarms)
    {
        Check(failures, "Alarms:Window", alarms.Window, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10));
        Check(failures, "Alarms:MinHitRate", alarms.MinHitRate, 0, 1);
        Check(failures, "Alarms:MinCalls", alarms.MinCalls, 1, 1_000_000_000);
        Check(failures, "Alarms:MaxErrors", alarms.MaxErrors, 0, 1_000_000_000);
        Check(failures, "Alarms:QuietPeriod", alarms.QuietPeriod, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    private static void CheckTypes(List<string> failures, IDictionary<string, CacheTypeOptions> types)
    {
        foreach ((string type, CacheTypeOptions settings) in types)
        {
            if (!CacheNames.IsType(type))
            {
                failures.Add($"Cache:Types:{type} is not the name of a type; use lower-case letters, digits and hyphens, starting with a letter.");
            }

            CachePolicyCheck.Run(failures, $"Types:{type}", settings);
        }
    }

    private static bool IsSigningKey(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out int length) && length >= 32;

    private static void Check<T>(List<string> failures, string key, T value, T minimum, T maximum)
        where T : struct, IComparable<T>
        => OptionRange.Check(failures, key, value, minimum, maximum);
}
