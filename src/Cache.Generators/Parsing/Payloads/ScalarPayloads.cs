using KpiGen.Cache.Generators.Models.Payloads;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>The types that MessagePack or <c>PayloadFormat</c> has a form for.</summary>
internal static class ScalarPayloads
{
    public static PayloadReference? Find(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying })
        {
            return Converted(type, NativeReader(underlying.SpecialType) ?? "ReadInt32", TypeText.Of(underlying));
        }

        if (NativeReader(type.SpecialType) is { } reader)
        {
            return new PayloadReference(PayloadForm.Native, TypeText.Of(type), reader);
        }

        return type.SpecialType switch
        {
            SpecialType.System_IntPtr => Converted(type, "ReadInt64", "long"),
            SpecialType.System_UIntPtr => Converted(type, "ReadUInt64", "ulong"),
            SpecialType.System_Decimal => Format(type, "ReadDecimal"),
            SpecialType.System_DateTime => Format(type, "ReadDateTime"),
            _ => FindNamed(type),
        };
    }

    private static PayloadReference? FindNamed(ITypeSymbol type) => TypeText.Identity(type) switch
    {
        "System.Half" => Converted(type, "ReadSingle", "float"),
        "System.Guid" => Format(type, "ReadGuid"),
        "System.DateTimeOffset" => Format(type, "ReadDateTimeOffset"),
        "System.DateOnly" => Format(type, "ReadDateOnly"),
        "System.TimeOnly" => Format(type, "ReadTimeOnly"),
        "System.TimeSpan" => Format(type, "ReadTimeSpan"),
        "System.Uri" => Format(type, "ReadUri"),
        "byte[]" => Format(type, "ReadByteArray"),
        _ => null,
    };

    private static string? NativeReader(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => "ReadBoolean",
        SpecialType.System_Char => "ReadChar",
        SpecialType.System_SByte => "ReadSByte",
        SpecialType.System_Byte => "ReadByte",
        SpecialType.System_Int16 => "ReadInt16",
        SpecialType.System_UInt16 => "ReadUInt16",
        SpecialType.System_Int32 => "ReadInt32",
        SpecialType.System_UInt32 => "ReadUInt32",
        SpecialType.System_Int64 => "ReadInt64",
        SpecialType.System_UInt64 => "ReadUInt64",
        SpecialType.System_Single => "ReadSingle",
        SpecialType.System_Double => "ReadDouble",
        SpecialType.System_String => "ReadString",
        _ => null,
    };

    private static PayloadReference Converted(ITypeSymbol type, string reader, string wireType)
        => new(PayloadForm.Converted, TypeText.Of(type), reader, WireType: wireType);

    private static PayloadReference Format(ITypeSymbol type, string reader) => new(PayloadForm.Format, TypeText.Of(type), reader);
}
