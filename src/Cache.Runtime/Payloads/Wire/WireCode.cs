namespace KpiGen.Cache.Payloads.Wire;

/// <summary>The first byte of a value, which says what the value is. Source: the MessagePack specification.</summary>
internal static class WireCode
{
    public const byte MaxFixInt = 0x7F;
    public const byte MinFixMap = 0x80;
    public const byte MaxFixMap = 0x8F;
    public const byte MinFixArray = 0x90;
    public const byte MaxFixArray = 0x9F;
    public const byte MinFixStr = 0xA0;
    public const byte MaxFixStr = 0xBF;
    public const byte Nil = 0xC0;
    public const byte NeverUsed = 0xC1;
    public const byte False = 0xC2;
    public const byte True = 0xC3;
    public const byte Bin8 = 0xC4;
    public const byte Bin16 = 0xC5;
    public const byte Bin32 = 0xC6;
    public const byte Ext8 = 0xC7;
    public const byte Ext16 = 0xC8;
    public const byte Ext32 = 0xC9;
    public const byte Float32 = 0xCA;
    public const byte Float64 = 0xCB;
    public const byte UInt8 = 0xCC;
    public const byte UInt16 = 0xCD;
    public const byte UInt32 = 0xCE;
    public const byte UInt64 = 0xCF;
    public const byte Int8 = 0xD0;
    public const byte Int16 = 0xD1;
    public const byte Int32 = 0xD2;
    public const byte Int64 = 0xD3;
    public const byte FixExt1 = 0xD4;
    public const byte FixExt2 = 0xD5;
    public const byte FixExt4 = 0xD6;
    public const byte FixExt8 = 0xD7;
    public const byte FixExt16 = 0xD8;
    public const byte Str8 = 0xD9;
    public const byte Str16 = 0xDA;
    public const byte Str32 = 0xDB;
    public const byte Array16 = 0xDC;
    public const byte Array32 = 0xDD;
    public const byte Map16 = 0xDE;
    public const byte Map32 = 0xDF;
    public const byte MinNegativeFixInt = 0xE0;

    /// <summary>Returns the type of the value that begins with <paramref name="code"/>.</summary>
    public static WireType TypeOf(byte code) => code switch
    {
        <= MaxFixInt or >= MinNegativeFixInt or (>= UInt8 and <= Int64) => WireType.Integer,
        <= MaxFixMap or Map16 or Map32 => WireType.Map,
        <= MaxFixArray or Array16 or Array32 => WireType.Array,
        <= MaxFixStr or Str8 or Str16 or Str32 => WireType.String,
        Nil => WireType.Nil,
        False or True => WireType.Boolean,
        Bin8 or Bin16 or Bin32 => WireType.Binary,
        Float32 or Float64 => WireType.Float,
        NeverUsed => WireType.Unknown,
        _ => WireType.Extension,
    };

    /// <summary>Returns the name that the specification has for a code.</summary>
    public static string NameOf(byte code) => code switch
    {
        <= MaxFixInt => "positive fixint",
        <= MaxFixMap => "fixmap",
        <= MaxFixArray => "fixarray",
        <= MaxFixStr => "fixstr",
        >= MinNegativeFixInt => "negative fixint",
        _ => Names[code - Nil],
    };

    private static readonly string[] Names =
    [
        "nil", "(never used)", "false", "true", "bin 8", "bin 16", "bin 32", "ext 8", "ext 16", "ext 32", "float 32", "float 64",
        "uint 8", "uint 16", "uint 32", "uint 64", "int 8", "int 16", "int 32", "int 64", "fixext 1", "fixext 2", "fixext 4", "fixext 8", "fixext 16",
        "str 8", "str 16", "str 32", "array 16", "array 32", "map 16", "map 32",
    ];
}
