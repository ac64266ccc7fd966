using Microsoft.Extensions.Options;

namespace KpiGen.Cache;

/// <summary>
/// Follows the options, but not into a mistake: a reload that does not pass validation would make every later look at them throw, in the
/// middle of calls. What was valid last stays in force instead.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class LastValidOptions : IOptionsMonitor<CacheOptions>, IDisposable
{
    private readonly IOptionsMonitor<CacheOptions> _source;
    private readonly IDisposable? _following;
    private CacheOptions _current;

    /// <exception cref="OptionsValidationException">The options are invalid at start.</exception>
    public LastValidOptions(IOptionsMonitor<CacheOptions> source)
    {
        _source = source;
        _current = source.CurrentValue;

        // Called with options that passed validation only.
        _following = source.OnChange((options, name) =>
        {
            if (string.IsNullOrEmpty(name))
            {
                Volatile.Write(ref _current, options);
            }
        });
    }

    public CacheOptions CurrentValue => Volatile.Read(ref _current);

    public CacheOptions Get(string? name) => string.IsNullOrEmpty(name) ? CurrentValue : _source.Get(name);

    public IDisposable? OnChange(Action<CacheOptions, string?> listener) => _source.OnChange(listener);

    public void Dispose() => _following?.Dispose();
}
