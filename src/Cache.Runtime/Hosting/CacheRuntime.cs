using System.Diagnostics.Metrics;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tags;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;
using KpiGen.Cache.Time;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Hosting;

/// <summary>What all cached methods of an application share. One per service provider.</summary>
internal sealed class CacheRuntime : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);

    private readonly LastValidOptions _options;
    private readonly MemorySweeper _sweeper;

    public CacheRuntime(IOptionsMonitor<CacheOptions> options, TimeProvider time, ILoggerFactory loggers, IRemoteStore? store = null, IMeterFactory? meters = null)
    {
        _options = new LastValidOptions(options);
        CacheOptions initial = _options.CurrentValue;
        Time = time;
        Logger = loggers.CreateLogger("KpiGen.Cache");
        Instruments = new CacheInstruments(meters, time);
        Keyspace = new CacheKeyspace(initial.KeyPrefix, initial.Remote.MaxKeyBytes);
        Signer = FrameSigner.From(initial.Remote);
        Epochs = new EpochTable(Keyspace, initial.Types.Keys);
        Clock = new CoarseClock(time);
        Background = new BackgroundWork(time);
        Methods = new MethodRegistry();
        _sweeper = new MemorySweeper(Methods, Tags, time);
        if (store is not null)
        {
            Remote = new RemoteTier(store, _options, time, loggers.CreateLogger<RemoteTier>(), Instruments);
            Leases = new LeaseKeeper(Remote, () => Options.Remote.LeaseDuration, time);
            Log = new InvalidationLog(Remote, Keyspace.LogName, new LogReceiver(Epochs, Tags, Methods));
            Coherence = new CoherenceLoop(Epochs, Log, Remote, _options, time, loggers.CreateLogger<CoherenceLoop>());
            Coherence.InStep += Methods.RepairAll;
        }
    }

    public CacheOptions Options => _options.CurrentValue;

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public CacheInstruments Instruments { get; }

    /// <summary>Gets how many calls of the origin have succeeded, of all methods.</summary>
    public ThreadCounter OriginLoads { get; } = new();

    /// <summary>Gets what this node has invalidated, by kind.</summary>
    public NamedCounts Invalidations { get; } = new();

    public CacheKeyspace Keyspace { get; }

    public EpochTable Epochs { get; }

    /// <summary>Gets the tags that this node has to know.</summary>
    public TagTable Tags { get; } = new();

    public CoarseClock Clock { get; }

    public BackgroundWork Background { get; }

    public MethodRegistry Methods { get; }

    /// <summary>Gets the remote tier, or <see langword="null"/> where none is configured.</summary>
    public RemoteTier? Remote { get; }

    /// <summary>Gets what signs entries of the remote tier, or <see langword="null"/> where they are not signed.</summary>
    public FrameSigner? Signer { get; }

    /// <summary>Gets the leases that this node holds; there are some exactly where there is a remote tier.</summary>
    public LeaseKeeper? Leases { get; }

    /// <summary>Gets what tells other nodes what this one invalidates; there is one exactly where there is a remote tier.</summary>
    public InvalidationLog? Log { get; }

    /// <summary>Gets what keeps sequence numbers in step; there is one exactly where there is a remote tier.</summary>
    public CoherenceLoop? Coherence { get; }

    public async ValueTask DisposeAsync()
    {
        Clock.Dispose();
        _sweeper.Dispose();
        _options.Dispose();
        Instruments.Dispose();
        Leases?.Dispose();
        if (Coherence is not null)
        {
            await Coherence.DisposeAsync().ConfigureAwait(false);
        }

        await Background.DrainAsync(DrainLimit).ConfigureAwait(false);
        Remote?.Dispose();
    }

    // Providers that are disposed synchronously cannot wait for what is under way.
    public void Dispose()
    {
        Clock.Dispose();
        _sweeper.Dispose();
        _options.Dispose();
        Instruments.Dispose();
        Leases?.Dispose();
        if (Coherence is not null)
        {
            _ = Coherence.DisposeAsync().AsTask();
        }

        Remote?.Dispose();
    }
}
