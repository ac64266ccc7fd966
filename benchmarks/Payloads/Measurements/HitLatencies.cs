using KpiGen.Cache.Benchmarks.Payloads.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>Hits in a real Redis that memory does not hold: distinct keys, one after the other, by nodes that have just started.</summary>
internal sealed class HitLatencies(IReadOnlyList<PayloadSample> samples, int keys) : IAsyncDisposable
{
    private const int MostRepeats = 10;

    // No key that is measured.
    private const int WarmUp = 1_000_000;

    private static readonly PayloadCompression[] Codecs = [.. Enum.GetValues<PayloadCompression>(), CompressionSetting.Default.Compression];

    private readonly SampledService _origin = new(samples);
    private RedisServer _redis = null!;

    /// <summary>Starts Redis and stores every answer with every codec.</summary>
    public async Task FillAsync()
    {
        _redis = await RedisServer.StartAsync();
        long calls;
        do
        {
            // Until nothing is missing: values are stored behind the answer.
            calls = _origin.Calls;
            await ReadAsync(round: 0);
        }
        while (_origin.Calls > calls);
    }

    /// <summary>Reads all answers once with every codec; with the default one twice, which shows how much two equal runs differ.</summary>
    /// <param name="round">Who comes first changes from round to round.</param>
    public async Task<HitRound> RunAsync(int round)
    {
        for (int repeat = 0; repeat < MostRepeats; repeat++)
        {
            long calls = _origin.Calls;
            Dictionary<string, double>[] times = await ReadAsync(round);
            if (_origin.Calls == calls)
            {
                return new HitRound(Codecs.SkipLast(1).Zip(times).ToDictionary(static way => way.First, IReadOnlyDictionary<string, double> (way) => way.Second), times[^1]);
            }
        }

        throw new InvalidOperationException("Too many rounds in which the origin was asked.");
    }

    public async ValueTask DisposeAsync() => await _redis.DisposeAsync();

    // One sample after the other, each with all codecs: what is compared was measured right after each other.
    private async Task<Dictionary<string, double>[]> ReadAsync(int round)
    {
        PayloadNode[] nodes = await Task.WhenAll(Codecs.Select(compression => PayloadNode.StartAsync(_redis.ConnectionString, compression, _origin)));
        Dictionary<string, double>[] times = [.. nodes.Select(static _ => new Dictionary<string, double>())];
        foreach (PayloadSample sample in samples)
        {
            foreach (int place in Turns.Of([.. Enumerable.Range(0, nodes.Length)], round))
            {
                // The first read of a sample connects, and makes the code ready.
                await nodes[place].ReadAsync(sample, WarmUp, 1);
                times[place][sample.Name] = await nodes[place].ReadAsync(sample, 0, keys);
            }
        }

        foreach (PayloadNode node in nodes)
        {
            await node.DisposeAsync();
        }

        return times;
    }
}
