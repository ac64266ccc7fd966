using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>A codec, and from which size on it is used.</summary>
internal readonly record struct CompressionSetting(PayloadCompression Compression, int Threshold)
{
    /// <summary>Gets what nodes do unless they are told otherwise.</summary>
    public static CompressionSetting Default { get; } = new(new RemoteTierOptions().Compression, new RemoteTierOptions().CompressionThreshold);

    /// <summary>Gets all settings that are compared: without compression the threshold makes no difference.</summary>
    public static IReadOnlyList<CompressionSetting> All { get; } =
    [
        new(PayloadCompression.None, 0),
        .. new[] { PayloadCompression.Lz4, PayloadCompression.Brotli }.SelectMany(static codec => new[] { 0, 128, 512, 1024, 4096 }.Select(threshold => new CompressionSetting(codec, threshold))),
    ];

    /// <summary>Returns how a payload of that size is stored.</summary>
    public PayloadCompression For(double size) => size < Threshold ? PayloadCompression.None : Compression;

    public override string ToString() => Compression == PayloadCompression.None ? "None" : $"{Compression} from {Figures.Bytes(Threshold)} on";
}
