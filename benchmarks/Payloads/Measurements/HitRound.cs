namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>How long hits took in one round, in microseconds by sample.</summary>
/// <param name="Codecs">With every codec.</param>
/// <param name="Again">With the default codec, a second time.</param>
internal sealed record HitRound(
    IReadOnlyDictionary<PayloadCompression, IReadOnlyDictionary<string, double>> Codecs, IReadOnlyDictionary<string, double> Again);
