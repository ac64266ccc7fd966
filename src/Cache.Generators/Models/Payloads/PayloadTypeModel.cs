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
/// <param name="Storage">What a reader creates.</param>
/// <param name="Key">How a key is written and read.</param>
/// <param name="Value">How a value is written and read.</param>
internal sealed record MapPayload(string Name, string Type, MapStorage Storage, PayloadReference Key, PayloadReference Value)
    : PayloadTypeModel(Name, Type);

/// <summary>An array of two to four dimensions: their lengths and a MessagePack array of all elements, row by row.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Rank">The number of dimensions.</param>
/// <param name="Element">How an element is written and read.</param>
internal sealed record MatrixPayload(string Name, string Type, int Rank, PayloadReference Element) : PayloadTypeModel(Name, Type);

/// <summary>An abstract class or an interface with a closed set of types: the number of the type, and the object.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Cases">The types.</param>
internal sealed record UnionPayload(string Name, string Type, EquatableArray<UnionCase> Cases) : PayloadTypeModel(Name, Type);

/// <summary>One type of a closed set.</summary>
/// <param name="Number">What stands for it on the wire.</param>
/// <param name="Value">How an object of exactly this type is written and read.</param>
internal sealed record UnionCase(int Number, PayloadReference Value);

/// <summary>A record, class, struct or tuple: a MessagePack array of its members, or a map by their names.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="IsReference">Whether it can be null.</param>
/// <param name="IsSealed">Whether every value is exactly of this type.</param>
/// <param name="Slots">The length of the array; slots without a member hold nil. Zero stands for a map.</param>
/// <param name="Members">The members, in the order of the wire.</param>
/// <param name="Creation">How a reader creates it.</param>
internal sealed record ObjectPayload(
    string Name, string Type, bool IsReference, bool IsSealed, int Slots, EquatableArray<PayloadMemberModel> Members, CreationModel Creation)
    : PayloadTypeModel(Name, Type);
