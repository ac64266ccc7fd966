using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>
/// A script by the name that the server has for it, its hash: asked for by its text, the client would look for the hash in a table each time, and hash the
/// whole text for that. A server that does not know it, being new or restarted, has run nothing yet; it is given the text then.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Redis names scripts by their SHA-1; nothing rests on it.")]
internal sealed class RedisScript(string text)
{
    private readonly byte[] _hash = SHA1.HashData(Encoding.UTF8.GetBytes(text));

    public Task<RedisResult> EvaluateAsync(IDatabase database, RedisKey[] keys, RedisValue[] arguments)
        => EvaluateAsync(database, keys, arguments, static result => result);

    /// <summary>Evaluates it and reads the result at once: one wait less for whoever waits for what was read.</summary>
    public async Task<T> EvaluateAsync<T>(IDatabase database, RedisKey[] keys, RedisValue[] arguments, Func<RedisResult, T> read)
    {
        RedisResult result;
        try
        {
            result = await database.ScriptEvaluateAsync(_hash, keys, arguments).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (IsUnknown(exception))
        {
            result = await database.ScriptEvaluateAsync(text, keys, arguments).ConfigureAwait(false);
        }

        return read(result);
    }

    /// <summary>Does the same on the calling thread.</summary>
    public RedisResult Evaluate(IDatabase database, RedisKey[] keys, RedisValue[] arguments)
    {
        try
        {
            return database.ScriptEvaluate(_hash, keys, arguments);
        }
        catch (RedisServerException exception) when (IsUnknown(exception))
        {
            return database.ScriptEvaluate(text, keys, arguments);
        }
    }

    private static bool IsUnknown(RedisServerException exception) => exception.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal);
}
