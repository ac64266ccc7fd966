using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Keys;

/// <summary>Prints an object inside a key, compared member by member: its own equality may leave something out.</summary>
internal static class ObjectKeyEmitter
{
    public static void Emit(SourceWriter writer, ObjectKeyType type)
    {
        EmitEquality(writer, type);
        EmitWrite(writer, type);
        if (type.Copy.Form != KeyCopyForm.None)
        {
            EmitDetach(writer, type);
        }
    }

    private static string Annotated(ObjectKeyType type) => type.IsReference ? type.Type + "?" : type.Type;

    private static void EmitEquality(SourceWriter writer, ObjectKeyType type)
    {
        // A derived object may hold more than the key can see. It equals nothing, and cannot be written.
        string exact = type.IsSealed ? string.Empty : $"left.GetType() == typeof({type.Type}) && right.GetType() == typeof({type.Type}) && ";
        string members = exact + string.Join(" && ", type.Members.Select(static member => KeyText.AreEqual(member.Value, $"left.{member.Name}", $"right.{member.Name}")));
        string equal = type.IsReference ? $"left is null || right is null ? left is null && right is null : {members}" : members;
        string hash = KeyText.Hash([.. type.Members.Select(static member => (member.Value, $"value.{member.Name}"))]);

        writer.WriteLines($$"""
            internal static bool AreEqual({{Annotated(type)}} left, {{Annotated(type)}} right)
                => {{equal}};

            internal static int Hash({{Annotated(type)}} value)
                => {{(type.IsReference ? $"value is null ? 0 : {hash}" : hash)}};

            """);
    }

    private static void EmitWrite(SourceWriter writer, ObjectKeyType type)
    {
        writer.Open($"internal static void Write(ref {KnownNames.KeyWriter} writer, {Annotated(type)} value)");
        if (type.IsReference)
        {
            writer.WriteLines("""
                if (value is null)
                {
                    writer.WriteNull();
                    return;
                }

                """);
        }

        if (!type.IsSealed)
        {
            writer.WriteLines($$"""
                if (value.GetType() != typeof({{type.Type}}))
                {
                    throw new global::System.NotSupportedException($"A '{value.GetType()}' cannot be part of a cache key as a '{typeof({{type.Type}})}': what it adds would not be in the key.");
                }

                """);
        }

        writer.WriteLines("writer.BeginGroup();");
        foreach (KeyMemberModel member in type.Members)
        {
            writer.WriteLines(KeyText.Write(member.Value, $"value.{member.Name}"));
        }

        writer.WriteLines("writer.EndGroup();");
        writer.Close();
    }

    private static void EmitDetach(SourceWriter writer, ObjectKeyType type)
    {
        string assignments = string.Join(", ", type.Copy.Members.Select(static member => $"{member.Name} = {KeyText.Detach(member.Value, $"value.{member.Name}")}"));
        string copy = type.Copy.Form == KeyCopyForm.With ? $"value with {{ {assignments} }}" : $"new {type.Type} {{ {assignments} }}";
        writer.WriteLines($$"""

            internal static {{Annotated(type)}} Detach({{Annotated(type)}} value)
                => {{(type.IsReference ? $"value is null ? null : {copy}" : copy)}};
            """);
    }
}
