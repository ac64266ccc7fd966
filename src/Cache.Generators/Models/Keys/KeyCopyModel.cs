using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>How an object inside a key is copied, so that a stored key cannot change.</summary>
/// <param name="Form">The way.</param>
/// <param name="Members">The members that the copy sets; members that cannot change are left to the <c>with</c> expression.</param>
internal sealed record KeyCopyModel(KeyCopyForm Form, EquatableArray<KeyMemberModel> Members);

/// <summary>The ways to copy an object.</summary>
internal enum KeyCopyForm
{
    /// <summary>It cannot change.</summary>
    None,

    /// <summary>A <c>with</c> expression: records, structs and tuples.</summary>
    With,

    /// <summary>A new object whose members are set one by one.</summary>
    Initializer,
}
