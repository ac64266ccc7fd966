using System.Buffers;

namespace KpiGen.Cache.AspNetCore.Headers;

/// <summary>The values of <c>Cache-Status</c> (RFC 9211) that an application sends, made once.</summary>
internal sealed class CacheStatusValues
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // A token of structured fields: RFC 9651, section 3.3.4.
    private static readonly SearchValues<char> TokenStart = SearchValues.Create(Letters + "*");
    private static readonly SearchValues<char> TokenRest = SearchValues.Create(Letters + "0123456789!#$%&'*+-.^_`|~:/");

    private readonly string _hit;
    private readonly string _stale;
    private readonly string _miss;
    private readonly string _bypass;

    /// <exception cref="ArgumentException">The name cannot stand in the header.</exception>
    public CacheStatusValues(string name)
    {
        if (name.Length == 0 || !TokenStart.Contains(name[0]) || name.AsSpan().ContainsAnyExcept(TokenRest))
        {
            throw new ArgumentException($"'{name}' is no name of a cache: use letters, digits and -._:/, beginning with a letter.", nameof(name));
        }

        _hit = name + "; hit";
        _stale = name + "; hit; detail=stale";
        _miss = name + "; fwd=miss";
        _bypass = name + "; fwd=bypass";
    }

    public string Of(CacheOutcome outcome) => outcome switch
    {
        CacheOutcome.Hit => _hit,
        CacheOutcome.Stale => _stale,
        CacheOutcome.Miss => _miss,
        _ => _bypass,
    };
}
