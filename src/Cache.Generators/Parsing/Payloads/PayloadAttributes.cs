using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>Attributes of other serialisers that are honoured where present; none is needed.</summary>
internal static class PayloadAttributes
{
    private const int JsonIgnoreAlways = 1;

    /// <param name="member">The member.</param>
    /// <param name="isContract">Whether MessagePack-CSharp decides about it, which does not know about JSON.</param>
    public static bool IsIgnored(ISymbol member, bool isContract)
        => AttributeReading.Find(member, "MessagePack.IgnoreMemberAttribute") is not null
            || AttributeReading.Find(member, "System.Runtime.Serialization.IgnoreDataMemberAttribute") is not null
            || (!isContract && IsAlwaysIgnored(AttributeReading.Find(member, "System.Text.Json.Serialization.JsonIgnoreAttribute")));

    /// <summary>Returns the number in <c>[Key(n)]</c>; members without one follow.</summary>
    public static int Order(ISymbol member)
        => AttributeReading.Find(member, "MessagePack.KeyAttribute") is { ConstructorArguments: [{ Value: int order }] } ? order : int.MaxValue;

    /// <summary>Whether a constructor is marked as the one that readers use.</summary>
    public static bool IsPreferred(IMethodSymbol constructor)
        => AttributeReading.Find(constructor, "System.Text.Json.Serialization.JsonConstructorAttribute") is not null
            || AttributeReading.Find(constructor, "MessagePack.SerializationConstructorAttribute") is not null;

    /// <summary>Whether a constructor sets all required members itself.</summary>
    public static bool SetsRequiredMembers(IMethodSymbol constructor)
        => AttributeReading.Find(constructor, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is not null;

    // "WhenWritingNull" and the like are about the JSON text, not about the member.
    private static bool IsAlwaysIgnored(AttributeData? jsonIgnore)
        => jsonIgnore is not null && jsonIgnore.NamedArguments.All(static argument => argument is { Key: "Condition", Value.Value: JsonIgnoreAlways });
}
