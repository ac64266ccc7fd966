internal readonly struct CountAsyncKey : global::KpiGen.Cache.CompilerServices.ICacheKey<CountAsyncKey>
{
    private readonly global::KpiGen.Cache.CompilerServices.KeyGuid _id;
    public readonly string _id2;
    public readonly global::System.Guid? other2;

    public CountAsyncKey(in global::System.Guid id, string _id2, global::System.Guid? other2)
    {
        this._id = new global::KpiGen.Cache.CompilerServices.KeyGuid(in id);
        this._id2 = _id2;
        this.other2 = other2;
    }

    public global::System.Guid id => _id.Value;

    public bool Equals(CountAsyncKey other) => _id == other._id && global::KpiGen.Cache.CompilerServices.KeyEquality.Equals(_id2, other._id2) && NullableOfGuidPart.AreEqual(other2, other.other2);

    public override bool Equals(object? obj) => obj is CountAsyncKey other && Equals(other);

    public override int GetHashCode() => global::KpiGen.Cache.CompilerServices.KeyHash.Combine(_id, global::KpiGen.Cache.CompilerServices.KeyHash.Text(_id2), NullableOfGuidPart.Hash(other2));

    public void WriteTo(ref global::KpiGen.Cache.CacheKeyWriter writer)
    {
        writer.Write(id);
        writer.Write(_id2);
        NullableOfGuidPart.Write(ref writer, other2);
    }
}
