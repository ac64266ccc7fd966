using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>The handlers of the administration.</summary>
internal static class CacheAdministration
{
    /// <summary>The longest pattern: longer than any key can be with the default settings.</summary>
    public const int MaxPatternLength = 1024;

    public static JsonHttpResult<StatisticsResponse> GetStatistics(ICacheStatistics statistics, TimeProvider time)
        => TypedResults.Json(
            StatisticsAssembly.ToResponse(statistics.Read(), time.GetUtcNow()), AdministrationJsonContext.Default.StatisticsResponse);

    public static async Task<Results<JsonHttpResult<InvalidationResponse>, ValidationProblem>> InvalidateTypeAsync(
        string type, ICacheInvalidator invalidator, ICacheStatistics statistics, TimeProvider time)
    {
        string name = type.ToLowerInvariant();
        IReadOnlyDictionary<string, CacheCounts> types = statistics.Read().Types;
        if (!types.ContainsKey(name))
        {
            return Invalid("type", $"'{Shorten(type)}' is not a cache type; use one of {string.Join(", ", types.Keys.Order(StringComparer.Ordinal))}.");
        }

        InvalidationResult result = await invalidator.InvalidateTypeAsync(name).ConfigureAwait(false);
        return Success(result, name, pattern: null, $"Invalidated the type {name}.", time);
    }

    public static async Task<Results<JsonHttpResult<InvalidationResponse>, ValidationProblem>> InvalidatePatternAsync(
        HttpRequest request, ICacheInvalidator invalidator, IOptions<CacheOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        string prefix = options.Value.KeyPrefix + ":";
        InvalidatePatternRequest? body = await BoundedJsonBody
            .ReadAsync(request, AdministrationJsonContext.Default.InvalidatePatternRequest, cancellationToken).ConfigureAwait(false);
        if (body is null)
        {
            return Invalid("body", $"The body is not a JSON object of at most {BoundedJsonBody.MaxBytes} bytes; send {{\"pattern\":\"{prefix}search:*\"}}.");
        }

        if (string.IsNullOrEmpty(body.Pattern))
        {
            return Invalid("pattern", $"The pattern is missing; send a glob such as '{prefix}search:*'.");
        }

        if (body.Pattern.Length > MaxPatternLength)
        {
            return Invalid("pattern", $"The pattern has {body.Pattern.Length} characters; use at most {MaxPatternLength}.");
        }

        if (!body.Pattern.StartsWith(prefix, StringComparison.Ordinal))
        {
            return Invalid("pattern", $"'{Shorten(body.Pattern)}' is outside the prefix of this application; start it with '{prefix}'.");
        }

        InvalidationResult result = await invalidator.InvalidatePatternAsync(body.Pattern).ConfigureAwait(false);
        return Success(result, type: null, body.Pattern, "Invalidated the entries whose keys match the pattern.", time);
    }

    public static async Task<JsonHttpResult<InvalidationResponse>> ClearAllAsync(ICacheInvalidator invalidator, TimeProvider time)
        => Success(
            await invalidator.InvalidateAllAsync().ConfigureAwait(false),
            type: "all",
            pattern: null,
            "Invalidated every entry of this application.",
            time);

    private static JsonHttpResult<InvalidationResponse> Success(
        InvalidationResult result, string? type, string? pattern, string message, TimeProvider time)
    {
        string removed = string.Create(CultureInfo.InvariantCulture, $"{message} Removed before this answer: {result.Removed}.");
        return TypedResults.Json(
            new InvalidationResponse(
                "success",
                type,
                pattern,
                result.Removed,
                result.Completed,
                result.Completed ? removed : removed + " The rest can no longer be served and is removed behind it.",
                time.GetUtcNow()),
            AdministrationJsonContext.Default.InvalidationResponse);
    }

    private static ValidationProblem Invalid(string name, string message)
        => TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [name] = [message] }, detail: message);

    private static string Shorten(string text) => text.Length <= 64 ? text : text[..64] + "…";
}
