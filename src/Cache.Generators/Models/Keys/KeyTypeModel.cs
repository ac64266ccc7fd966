using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>A type inside a key that has members or elements; a class is emitted for it.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
internal abstract record KeyTypeModel(string Name, string Type);

/// <summary>A <c>Nullable&lt;T&gt;</c>.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Value">The type inside.</param>
internal sealed record NullableKeyType(string Name, string Type, KeyReference Value) : KeyTypeModel(Name, Type);

/// <summary>A collection, compared element by element.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="ElementType">The type of an element.</param>
/// <param name="Access">How elements are reached.</param>
/// <param name="Element">How an element is compared, hashed and written.</param>
internal sealed record SequenceKeyType(string Name, string Type, string ElementType, SequenceAccess Access, KeyReference Element)
    : KeyTypeModel(Name, Type);

/// <summary>A record, class, struct or tuple, compared member by member.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="IsReference">Whether it can be null.</param>
/// <param name="IsSealed">Whether every value is exactly of this type.</param>
/// <param name="Members">The members that are in the key.</param>
/// <param name="Copy">How a copy is made for a stored key.</param>
internal sealed record ObjectKeyType(
    string Name, string Type, bool IsReference, bool IsSealed, EquatableArray<KeyMemberModel> Members, KeyCopyModel Copy)
    : KeyTypeModel(Name, Type);
