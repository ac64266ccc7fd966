using KpiGen.Cache.Generators.Models.Payloads;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>The types that MessagePack or a class of the runtime has a form for.</summary>
internal static class ScalarPayloads
{
    /// <param name="type">The type.</param>
    /// <param name="isPortable">Whether it stands inside a <c>[MessagePackObject]</c>, where MessagePack-CSharp decides about the form.</param>
    public static PayloadReference? Find(ITypeSymbol type, bool isPortable)
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
            SpecialType.System_String => Format(type, "ReadString"),
            SpecialType.System_Decimal => Ambiguous(type, "ReadDecimal", isPortable),
            SpecialType.System_DateTime => Ambiguous(type, "ReadDateTime", isPortable),
            _ => FindNamed(type, isPortable),
        };
    }

    private static PayloadReference? FindNamed(ITypeSymbol type, bool isPortable) => TypeText.Identity(type) switch
    {
        "System.Guid" => Ambiguous(type, "ReadGuid", isPortable),
        "System.DateTimeOffset" => Ambiguous(type, "ReadDateTimeOffset", isPortable),
        "System.DateOnly" => Format(type, "ReadDateOnly"),
        "System.TimeOnly" => Format(type, "ReadTimeOnly"),
        "System.TimeSpan" => Format(type, "ReadTimeSpan"),
        "System.Uri" => Format(type, "ReadUri"),
        "byte[]" => Format(type, "ReadByteArray"),
        "System.Half" => Number(type, "ReadHalf"),
        "System.Int128" => Number(type, "ReadInt128"),
        "System.UInt128" => Number(type, "ReadUInt128"),
        "System.Numerics.BigInteger" => Number(type, "ReadBigInteger"),
        "System.Version" => Number(type, "ReadVersion"),
        "System.Text.Rune" => Number(type, "ReadRune"),
        "System.Memory<byte>" or "System.ReadOnlyMemory<byte>" => Number(type, "ReadMemory"),
        "System.Text.Json.JsonElement" => Json(type, "ReadElement"),
        "System.Text.Json.Nodes.JsonNode" => Json(type, "ReadNode"),
        "System.Text.Json.Nodes.JsonObject" => Json(type, "ReadObject"),
        "System.Text.Json.Nodes.JsonArray" => Json(type, "ReadArray"),
        "System.Text.Json.Nodes.JsonValue" => Json(type, "ReadValue"),
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
        _ => null,
    };

    private static PayloadReference Converted(ITypeSymbol type, string reader, string wireType)
        => new(PayloadForm.Converted, TypeText.Of(type), reader, WireType: wireType);

    private static PayloadReference Format(ITypeSymbol type, string reader) => By("PayloadFormat", type, reader);

    private static PayloadReference Number(ITypeSymbol type, string reader) => By("NumberFormat", type, reader);

    private static PayloadReference Json(ITypeSymbol type, string reader) => By("JsonFormat", type, reader);

    private static PayloadReference Ambiguous(ITypeSymbol type, string reader, bool isPortable) => By(isPortable ? "PortableFormat" : "PayloadFormat", type, reader);

    private static PayloadReference By(string host, ITypeSymbol type, string reader) => new(PayloadForm.Format, TypeText.Of(type), reader, Host: host);
}
