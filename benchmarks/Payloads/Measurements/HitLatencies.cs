using KpiGen.Cache.Benchmarks.Payloads.Subjects;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>Hits in a real Redis that memory does not hold: distinct keys, one after the other, by nodes that have just started.</summary>
internal sealed class HitLatencies(IReadOnlyList<PayloadSample> samples, int keys) : IAsyncDisposable
{
    private const int MostRepeats = 10;

    // No key that is measured.
    private const int WarmUp = 1_000_000;

    private readonly SampledService _origin = new(samples);
    private RedisServer _redis = null!;

    /// <summary>Starts Redis and stores every answer with every codec.</summary>
    public async Task FillAsync()
    {
        _redis = await RedisServer.StartAsync();
        foreach (PayloadCompression compression in Enum.GetValues<PayloadCompression>())
        {
            long calls;
            do
            {
                // Until nothing is missing: values are stored behind the answer.
                calls = _origin.Calls;
                await ReadAsync(compression);
            }
            while (_origin.Calls > calls);
        }
    }

    /// <summary>Reads all answers once with every codec; with the default one twice, which shows how much two equal runs differ.</summary>
    public async Task<HitRound> RunAsync()
    {
        for (int repeat = 0; repeat < MostRepeats; repeat++)
        {
            long calls = _origin.Calls;
            var codecs = new Dictionary<PayloadCompression, IReadOnlyDictionary<string, double>>();
            foreach (PayloadCompression compression in Enum.GetValues<PayloadCompression>())
            {
                codecs[compression] = await ReadAsync(compression);
            }

            var round = new HitRound(codecs, await ReadAsync(CompressionSetting.Default.Compression));
            if (_origin.Calls == calls)
            {
                return round;
            }
        }

        throw new InvalidOperationException("Too many rounds in which the origin was asked.");
    }

    public async ValueTask DisposeAsync() => await _redis.DisposeAsync();

    // The first read of a sample connects, and makes the code ready.
    private async Task<IReadOnlyDictionary<string, double>> ReadAsync(PayloadCompression compression)
    {
        await using PayloadNode node = await PayloadNode.StartAsync(_redis.ConnectionString, compression, _origin);
        var times = new Dictionary<string, double>();
        foreach (PayloadSample sample in samples)
        {
            await node.ReadAsync(sample, WarmUp, 1);
            times[sample.Name] = await node.ReadAsync(sample, 0, keys);
        }

        return times;
    }
}
