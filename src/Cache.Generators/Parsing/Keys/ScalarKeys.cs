using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>The types that are one part of a key: those that <c>CacheKeyWriter</c> has a canonical text for.</summary>
internal static class ScalarKeys
{
    public static KeyReference? Find(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying })
        {
            return new KeyReference(KeyForm.Number, NumberType(underlying.SpecialType) ?? "int");
        }

        return FindSpecial(type.SpecialType) ?? FindNamed(type) ?? FindCustom(type);
    }

    private static KeyReference? FindSpecial(SpecialType type) => type switch
    {
        SpecialType.System_Boolean or SpecialType.System_Char => new KeyReference(KeyForm.Operator),
        SpecialType.System_String => new KeyReference(KeyForm.Text),
        SpecialType.System_Single
            or SpecialType.System_Double
            or SpecialType.System_Decimal
            or SpecialType.System_DateTime => new KeyReference(KeyForm.Exact),
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => new KeyReference(KeyForm.Number),
        _ => NumberType(type) is { } number ? new KeyReference(KeyForm.Number, number) : null,
    };

    // Small integers are cast because they convert to several of the overloads of the writer.
    private static string? NumberType(SpecialType type) => type switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 or SpecialType.System_IntPtr => "long",
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => "ulong",
        _ => null,
    };

    private static KeyReference? FindNamed(ITypeSymbol type) => TypeText.Identity(type) switch
    {
        "System.Int128" or "System.UInt128" or "System.Numerics.BigInteger" or KnownNames.Guid or "System.DateOnly" or "System.TimeOnly"
            or "System.TimeSpan" or "System.Version" => new KeyReference(KeyForm.Operator),
        "System.Half" or "System.DateTimeOffset" => new KeyReference(KeyForm.Exact),
        "System.Uri" => new KeyReference(KeyForm.Address),
        _ => null,
    };

    private static KeyReference? FindCustom(ITypeSymbol type)
        => IsPart(type) || type.AllInterfaces.Any(IsPart) ? new KeyReference(KeyForm.Custom, TypeText.Bare(type)) : null;

    // A type of the platform has dozens of interfaces, so the full name is made for what has the short one only.
    private static bool IsPart(ITypeSymbol type) => type.Name == "ICacheKeyPart" && TypeText.Identity(type) == KnownNames.CacheKeyPart;
}
