using System.Text.Json.Serialization.Metadata;

namespace KpiGen.Cache.AspNetCore;

/// <summary>Results of endpoints that answer with the value of a cached call.</summary>
public static class CachedResults
{
    /// <summary>Answers with JSON as the application's options for JSON say (<c>ConfigureHttpJsonOptions</c>).</summary>
    /// <param name="value">What the call returned, unchanged.</param>
    /// <typeparam name="T">The type whose contract applies.</typeparam>
    /// <returns>The result.</returns>
    public static CachedJson<T> Json<T>(T value) => new(value, contract: null);

    /// <summary>Answers with JSON under a contract.</summary>
    /// <param name="value">What the call returned, unchanged.</param>
    /// <param name="contract">The contract, the same object each time: bytes are kept for each contract.</param>
    /// <typeparam name="T">The type whose contract applies.</typeparam>
    /// <returns>The result.</returns>
    public static CachedJson<T> Json<T>(T value, JsonTypeInfo<T> contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return new(value, contract);
    }
}
