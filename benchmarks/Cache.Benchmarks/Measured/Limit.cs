using System.Globalization;

namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>What a benchmark has to keep beside its baseline.</summary>
internal sealed class Limit
{
    private readonly bool _isSpeed;
    private readonly Func<double, bool>? _holds;
    private readonly Allocation _allocation;

    private Limit(string text, bool isSpeed, Func<double, bool>? holds, Allocation allocation)
    {
        Text = text + allocation switch { Allocation.Nothing => ", 0 B", Allocation.AsBaseline => ", 0 B more", _ => string.Empty };
        _isSpeed = isSpeed;
        _holds = holds;
        _allocation = allocation;
    }

    /// <summary>Gets a limit that everything keeps: the figures are published.</summary>
    public static Limit None { get; } = new("–", isSpeed: false, holds: null, Allocation.Any);

    /// <summary>Gets the limit to be faster than the baseline.</summary>
    public static Limit Faster { get; } = new("> 1x as fast", isSpeed: true, static speed => speed > 1, Allocation.Any);

    /// <summary>Gets the limit as text.</summary>
    public string Text { get; }

    public static Limit TimeAtMost(double most, Allocation allocation)
        => new(string.Create(CultureInfo.InvariantCulture, $"<= {most:0.0}x the time"), isSpeed: false, time => time <= most, allocation);

    public static Limit SpeedAtLeast(double least)
        => new(string.Create(CultureInfo.InvariantCulture, $">= {least:0.0}x as fast"), isSpeed: true, speed => speed >= least, Allocation.Any);

    /// <summary>Returns the ratio that this limit is about: of times, or of speeds.</summary>
    public double RatioOf(double candidate, double baseline) => _isSpeed ? baseline / candidate : candidate / baseline;

    /// <summary>Returns what counts as allocated.</summary>
    public long BytesOf(long candidate, long baseline) => _allocation == Allocation.AsBaseline ? candidate - baseline : candidate;

    /// <summary>Returns whether the figures keep this limit; <see langword="null"/> where there is none.</summary>
    public bool? IsKeptBy(double ratio, long bytes) => _holds is null ? null : _holds(ratio) && (_allocation == Allocation.Any || bytes <= 0);
}
