internal readonly struct CountAsyncKey : global::KpiGen.Cache.CompilerServices.ICacheKey<CountAsyncKey>
{
    public readonly global::System.Collections.Generic.IReadOnlyList<string> regions;
    public readonly int days;

    public CountAsyncKey(global::System.Collections.Generic.IReadOnlyList<string> regions, int days)
    {
        this.regions = regions;
        this.days = days;
    }

    public bool Equals(CountAsyncKey other) => IReadOnlyListOfStringPart.AreEqual(regions, other.regions) && days == other.days;

    public override bool Equals(object? obj) => obj is CountAsyncKey other && Equals(other);

    public override int GetHashCode() => global::KpiGen.Cache.CompilerServices.KeyHash.Combine(IReadOnlyListOfStringPart.Hash(regions), days);

    public void WriteTo(ref global::KpiGen.Cache.CacheKeyWriter writer)
    {
        IReadOnlyListOfStringPart.Write(ref writer, regions);
        writer.Write(days);
    }

    // A stored key outlives the call: it must not change when the caller changes what was passed.
    public CountAsyncKey Detach() => new CountAsyncKey(IReadOnlyListOfStringPart.Detach(regions), days);
}
