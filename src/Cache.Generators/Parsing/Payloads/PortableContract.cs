using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>What <c>[MessagePackObject]</c> says about a type: the slots of an array, or the names of a map.</summary>
/// <param name="Slots">The length of the array, or 0 for a map.</param>
internal readonly record struct PortableContract(int Slots)
{
    private const string ObjectAttribute = "MessagePack.MessagePackObjectAttribute";
    private const string FormatterAttribute = "MessagePack.MessagePackFormatterAttribute";
    private const string KeyAttribute = "MessagePack.KeyAttribute";

    // An array is as long as its largest key says; a key of a million would make every entry a megabyte.
    private const int MaxSlots = 1024;

    public static bool Covers(ITypeSymbol type) => AttributeReading.Find(type, ObjectAttribute) is not null;

    /// <summary>Returns the place of each member: a slot, or a name.</summary>
    public static (int Slot, string Key)[] Places(INamedTypeSymbol type, IReadOnlyList<PayloadMember> members)
        => [.. members.Select((member, index) => KeyOf(member.Symbol) switch
        {
            _ when IsByName(type) => (index, member.Symbol.Name),
            int slot => (slot, string.Empty),
            string name => (index, name),
            _ => (index, string.Empty),
        })];

    public static PortableContract Of(INamedTypeSymbol type, IReadOnlyList<PayloadMember> members)
        => new(IsByName(type) || members.Any(static member => KeyOf(member.Symbol) is string) ? 0 : members.Select(static member => KeyOf(member.Symbol) as int? ?? 0).DefaultIfEmpty(-1).Max() + 1);

    /// <summary>Returns why MessagePack-CSharp would write the type in another way, or not at all.</summary>
    public static string? Fault(INamedTypeSymbol type, IReadOnlyList<PayloadMember> members)
    {
        if (AttributeReading.Find(type, FormatterAttribute) is not null || members.Any(static member => AttributeReading.Find(member.Symbol, FormatterAttribute) is not null))
        {
            return "its [MessagePackFormatter] is not known to the compiler; remove it";
        }

        if (IsByName(type))
        {
            return null;
        }

        object?[] keys = [.. members.Select(static member => KeyOf(member.Symbol))];
        return keys switch
        {
            _ when Array.IndexOf(keys, null) is >= 0 and var index => $"its member '{members[index].Symbol.Name}' has neither [Key] nor [IgnoreMember]",
            _ when keys.Distinct().Count() < keys.Length => "two of its members have the same [Key]",
            _ when keys.Select(static key => key is string).Distinct().Count() > 1 => "its keys are numbers and names",
            _ when keys.Any(static key => key is < 0 or >= MaxSlots) => $"its keys must be between 0 and {MaxSlots - 1}",
            _ => null,
        };
    }

    private static bool IsByName(INamedTypeSymbol type) => AttributeReading.Find(type, ObjectAttribute) is { ConstructorArguments: [{ Value: true }] };

    private static object? KeyOf(ISymbol member) => AttributeReading.Find(member, KeyAttribute) is { ConstructorArguments: [{ Value: { } key }] } ? key : null;
}
