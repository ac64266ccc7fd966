using System.Globalization;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>
/// Times in requests: UTC, with a fraction only where there is one, so that equal windows are equal requests to the request cache.
/// </summary>
internal static class ElasticsearchTime
{
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string FormatDay(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// A time as it was indexed. Without an offset it is UTC: that is how Elasticsearch reads it, whatever this machine's time zone is.
    /// </summary>
    public static DateTimeOffset Parse(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed)
            ? parsed.ToUniversalTime()
            : throw new ElasticsearchException($"Elasticsearch answered with '{time}' where a time should be.");

    /// <summary>A date metric or the key of a date bucket.</summary>
    public static DateTimeOffset FromMilliseconds(double value) => DateTimeOffset.FromUnixTimeMilliseconds((long)value);
}
