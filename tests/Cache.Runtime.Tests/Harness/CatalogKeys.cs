using System.Collections.Concurrent;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Tests.Harness;

// What the generator emits for ICatalog.
internal readonly struct GetKey(int id) : ICacheKey<GetKey>
{
    private readonly int _id = id;

    public bool Equals(GetKey other) => _id == other._id;

    public override bool Equals(object? obj) => obj is GetKey other && Equals(other);

    public override int GetHashCode() => KeyHash.Combine(_id);

    public void WriteTo(ref CacheKeyWriter writer) => writer.Write(_id);
}

internal readonly struct FindKey(string? name) : ICacheKey<FindKey>
{
    /// <summary>Names that cannot be written any more, as parts of keys that are the application's code may be.</summary>
    public static readonly ConcurrentDictionary<string, bool> Unwritable = new(StringComparer.Ordinal);

    private readonly string? _name = name;

    public bool Equals(FindKey other) => KeyEquality.Equals(_name, other._name);

    public override bool Equals(object? obj) => obj is FindKey other && Equals(other);

    public override int GetHashCode() => KeyHash.Text(_name);

    public void WriteTo(ref CacheKeyWriter writer)
    {
        if (_name is not null && Unwritable.ContainsKey(_name))
        {
            throw new TimeZoneNotFoundException();
        }

        writer.Write(_name);
    }
}

internal readonly struct CountKey(int group) : ICacheKey<CountKey>
{
    private readonly int _group = group;

    public bool Equals(CountKey other) => _group == other._group;

    public override bool Equals(object? obj) => obj is CountKey other && Equals(other);

    public override int GetHashCode() => KeyHash.Combine(_group);

    public void WriteTo(ref CacheKeyWriter writer) => writer.Write(_group);
}

internal readonly struct PriceKey(string brand, int id) : ICacheKey<PriceKey>
{
    private readonly string _brand = brand;
    private readonly int _id = id;

    public CacheTag[] Tags() => [$"brand:{_brand}"];

    public bool Equals(PriceKey other) => KeyEquality.Equals(_brand, other._brand) && _id == other._id;

    public override bool Equals(object? obj) => obj is PriceKey other && Equals(other);

    public override int GetHashCode() => KeyHash.Combine(KeyHash.Text(_brand), _id);

    public void WriteTo(ref CacheKeyWriter writer)
    {
        writer.Write(_brand);
        writer.Write(_id);
    }
}

internal readonly struct StockKey(string brand) : ICacheKey<StockKey>
{
    private readonly string _brand = brand;

    public CacheTag[] Tags() => ["stock", $"brand:{_brand}"];

    public bool Equals(StockKey other) => KeyEquality.Equals(_brand, other._brand);

    public override bool Equals(object? obj) => obj is StockKey other && Equals(other);

    public override int GetHashCode() => KeyHash.Text(_brand);

    public void WriteTo(ref CacheKeyWriter writer) => writer.Write(_brand);
}

internal static class CatalogKeys
{
    public static CacheKey GetAsync(int id) => new CacheKeyOf<GetKey>(CatalogMethods.GetId, new GetKey(id));

    public static CacheKey FindAsync(string name) => new CacheKeyOf<FindKey>(CatalogMethods.FindId, new FindKey(name));

    public static CacheKey PriceAsync(string brand, int id) => new CacheKeyOf<PriceKey>(CatalogMethods.PriceId, new PriceKey(brand, id));

    public static CacheKey Count(int group) => new CacheKeyOf<CountKey>(CatalogMethods.CountId, new CountKey(group));
}
