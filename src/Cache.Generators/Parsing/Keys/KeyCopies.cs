using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Signatures;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>Finds a way to copy an object that can change while its entry is stored.</summary>
internal static class KeyCopies
{
    /// <summary>Returns how to copy, or <see langword="null"/> where it is needed and impossible.</summary>
    public static KeyCopyModel? Of(
        INamedTypeSymbol type, IReadOnlyList<StateMember> state, IReadOnlyList<KeyMemberModel> members, Compilation compilation)
    {
        KeyMemberModel[] changing = [.. members.Where(static member => member.Value.Detaches)];
        if (changing.Length == 0 && (type.IsValueType || !state.Any(static member => CanBeReassigned(member.Symbol))))
        {
            return new KeyCopyModel(KeyCopyForm.None, default);
        }

        if (type.IsValueType || type.IsRecord)
        {
            return state.Where((_, index) => members[index].Value.Detaches).All(member => CanBeSet(member.Symbol, compilation))
                ? new KeyCopyModel(KeyCopyForm.With, changing.ToEquatableArray())
                : null;
        }

        return HasParameterlessConstructor(type, compilation) && state.All(member => CanBeSet(member.Symbol, compilation)) && !type.GetMembers().Any(IsUnusable)
            ? new KeyCopyModel(KeyCopyForm.Initializer, members.Concat(Others(type, state, compilation)).ToEquatableArray())
            : null;
    }

    private static bool CanBeReassigned(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        IFieldSymbol field => !field.IsReadOnly,
        _ => false,
    };

    private static bool CanBeSet(ISymbol symbol, Compilation compilation) => symbol switch
    {
        IPropertySymbol { SetMethod: { } setter } => compilation.IsSymbolAccessibleWithin(setter, compilation.Assembly),
        IFieldSymbol field => !field.IsReadOnly,
        _ => false,
    };

    // A copy without it would not be the same.
    private static bool IsUnusable(ISymbol member)
        => member is IPropertySymbol { IsStatic: false, IsIndexer: false, SetMethod: not null } && ObsoleteUse.IsError(member);

    private static bool HasParameterlessConstructor(INamedTypeSymbol type, Compilation compilation)
        => type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && !AttributeReading.IsObsoleteError(constructor) && compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly));

    // What is not in the key is copied as it is; it may be required.
    private static IEnumerable<KeyMemberModel> Others(INamedTypeSymbol type, IReadOnlyList<StateMember> state, Compilation compilation)
        => type.GetMembers()
            .Where(member => member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null } && AttributeReading.IsKeyIgnored(member))
            .Where(member => CanBeSet(member, compilation) && !state.Any(known => known.Symbol.Name == member.Name))
            .Select(static member => new KeyMemberModel(TypeText.Identifier(member.Name), new KeyReference(KeyForm.Operator)));
}
