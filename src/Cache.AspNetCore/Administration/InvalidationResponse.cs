using System.Text.Json.Serialization;

namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>The answer to an invalidation.</summary>
/// <param name="Status">Always <c>success</c>.</param>
/// <param name="CacheType">The type, or <c>all</c>; absent for a pattern.</param>
/// <param name="Pattern">The pattern; absent otherwise.</param>
/// <param name="DeletedKeys">The entries physically removed before the answer.</param>
/// <param name="Completed">False when the rest is removed behind the answer although the options say to wait for it, or when the remote tier does not know yet; this node serves nothing older in any case.</param>
/// <param name="Message">The same for people.</param>
/// <param name="Timestamp">When it was answered.</param>
internal sealed record InvalidationResponse(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CacheType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pattern,
    long DeletedKeys,
    bool Completed,
    string Message,
    DateTimeOffset Timestamp);
