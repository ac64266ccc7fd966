using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Payloads;

/// <summary>A type inside a payload that has members or elements; a class is emitted for it.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
internal abstract record PayloadTypeModel(string Name, string Type);

/// <summary>A <c>Nullable&lt;T&gt;</c>.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Value">The type inside.</param>
internal sealed record NullablePayload(string Name, string Type, PayloadReference Value) : PayloadTypeModel(Name, Type);

/// <summary>A list or a set: a MessagePack array.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Storage">What a reader creates.</param>
/// <param name="Element">How an element is written and read.</param>
internal sealed record SequencePayload(string Name, string Type, SequenceStorage Storage, PayloadReference Element)
    : PayloadTypeModel(Name, Type);

/// <summary>A dictionary: a MessagePack map.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Key">How a key is written and read.</param>
/// <param name="Value">How a value is written and read.</param>
internal sealed record MapPayload(string Name, string Type, PayloadReference Key, PayloadReference Value) : PayloadTypeModel(Name, Type);

/// <summary>A record, class, struct or tuple: a MessagePack array of its members.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="IsReference">Whether it can be null.</param>
/// <param name="IsSealed">Whether every value is exactly of this type.</param>
/// <param name="Members">The members, in the order of the wire.</param>
/// <param name="Creation">How a reader creates it.</param>
internal sealed record ObjectPayload(
    string Name, string Type, bool IsReference, bool IsSealed, EquatableArray<PayloadMemberModel> Members, CreationModel Creation)
    : PayloadTypeModel(Name, Type);
