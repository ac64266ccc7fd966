namespace KpiGen.Cache.Payloads.Wire;

/// <summary>What a value is, whatever form it has.</summary>
internal enum WireType
{
    Unknown,
    Integer,
    Nil,
    Boolean,
    Float,
    String,
    Binary,
    Array,
    Map,
    Extension,
}
