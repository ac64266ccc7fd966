namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>A cache that is measured, and how a node of it is started.</summary>
internal sealed record SubjectKind(string Name, Func<string, Task<ISubject>> StartAsync)
{
    public static SubjectKind KpiGen { get; } = new("KpiGen", static async redis => await KpiNode.StartAsync(redis));

    /// <summary>Stores what the peers store, who do not compress; by default it does.</summary>
    public static SubjectKind Uncompressed { get; } = new(
        "KpiGen, uncompressed", static async redis => await KpiNode.StartAsync(redis, new KpiService(), static options => options.Remote.Compression = PayloadCompression.None));

    /// <summary>What the least takes: the bytes from Redis, and MessagePack-CSharp.</summary>
    public static SubjectKind Raw { get; } = new("StringGet + MessagePack-CSharp", static async redis => await RawReader.StartAsync(redis));

    public static SubjectKind Fusion { get; } = new("FusionCache", static redis => Task.FromResult<ISubject>(new FusionNode(redis)));

    public static SubjectKind Hybrid { get; } = new("HybridCache", static redis => Task.FromResult<ISubject>(new HybridNode(redis)));

    public static IReadOnlyList<SubjectKind> All { get; } = [KpiGen, Raw, Fusion, Hybrid];

    /// <summary>Starts a node that has its connections open: a key that nothing else uses was read.</summary>
    public async Task<ISubject> StartReadyAsync(string redis)
    {
        ISubject subject = await StartAsync(redis);
        await subject.ReadAsync(-1);
        return subject;
    }
}
