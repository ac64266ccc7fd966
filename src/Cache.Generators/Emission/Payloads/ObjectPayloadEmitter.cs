using System.Globalization;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints an object inside a payload: an array of its members.</summary>
internal static class ObjectPayloadEmitter
{
    public static void Emit(SourceWriter writer, ObjectPayload type)
    {
        string annotated = type.IsReference ? type.Type + "?" : type.Type;
        EmitWrite(writer, type, annotated);
        writer.WriteLine();
        EmitRead(writer, type, annotated);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // An object without members is an array, too; it has no slots.
    private static bool IsMap(ObjectPayload type) => type.Slots == 0 && type.Members.Count > 0;

    private static void EmitWrite(SourceWriter writer, ObjectPayload type, string annotated)
    {
        writer.Open($"internal static void Write(ref {KnownNames.PayloadWriter} writer, {annotated} value)");
        if (type.IsReference)
        {
            writer.WriteLines("""
                if (value is null)
                {
                    writer.WriteNil();
                    return;
                }

                """);
        }

        if (!type.IsSealed)
        {
            writer.WriteLines($"{KnownNames.PayloadFormat}.ExpectExactly(value, typeof({type.Type}));");
        }

        writer.WriteLines(PayloadText.Guard(type) + (IsMap(type) ? $"writer.WriteMapHeader({Number(type.Members.Count)});" : $"writer.WriteArrayHeader({Number(type.Slots)});"));
        int slot = 0;
        foreach (PayloadMemberModel member in type.Members)
        {
            for (; !IsMap(type) && slot < member.Slot; slot++)
            {
                writer.WriteLines("writer.WriteNil();");
            }

            slot++;
            writer.WriteLines((IsMap(type) ? $"writer.Write({Literals.Quote(member.Key)});\n" : string.Empty) + PayloadText.Write(member.Value, $"value.{member.Name}"));
        }

        for (; slot < type.Slots; slot++)
        {
            writer.WriteLines("writer.WriteNil();");
        }

        writer.Close();
    }

    private static void EmitRead(SourceWriter writer, ObjectPayload type, string annotated)
    {
        writer.Open($"internal static {annotated} Read(ref {KnownNames.PayloadReader} reader)");
        if (type.IsReference)
        {
            writer.WriteLines("""
                if (reader.TryReadNil())
                {
                    return null;
                }

                """);
        }

        if (IsMap(type))
        {
            EmitReadMap(writer, type);
        }
        else
        {
            EmitReadSlots(writer, type);
        }

        writer.WriteLines($"{KnownNames.PayloadFormat}.Leave(ref reader);");
        writer.WriteLines($"return {Creation(type)};");
        writer.Close();
    }

    private static void EmitReadSlots(SourceWriter writer, ObjectPayload type)
    {
        writer.WriteLines($"{KnownNames.PayloadFormat}.EnterObject(ref reader, {Number(type.Slots)});");
        int slot = 0;
        foreach (PayloadMemberModel member in type.Members)
        {
            EmitSkips(writer, ref slot, member.Slot);
            if (member.Local.Length == 0)
            {
                continue;
            }

            writer.WriteLines($"var {member.Local} = {PayloadText.Read(member.Value, member.Path)};");
            slot++;
        }

        EmitSkips(writer, ref slot, type.Slots);
    }

    private static void EmitSkips(SourceWriter writer, ref int slot, int next)
    {
        for (; slot < next; slot++)
        {
            writer.WriteLines("reader.Skip();");
        }
    }

    private static void EmitReadMap(SourceWriter writer, ObjectPayload type)
    {
        foreach (PayloadMemberModel member in type.Members)
        {
            writer.WriteLines($"{member.Value.Type} {member.Local} = default!;");
        }

        writer.WriteLines($"global::System.Span<bool> seen = stackalloc bool[{Number(type.Members.Count)}];");
        writer.WriteLines($"int count = {KnownNames.PayloadFormat}.EnterMap(ref reader);");
        writer.Open("for (int i = 0; i < count; i++)");
        writer.Open("switch (reader.ReadString())");
        for (int i = 0; i < type.Members.Count; i++)
        {
            PayloadMemberModel member = type.Members[i];
            writer.WriteLines($$"""
                case {{Literals.Quote(member.Key)}}:
                    {{member.Local}} = {{PayloadText.Read(member.Value, member.Path)}};
                    seen[{{Number(i)}}] = true;
                    break;
                """);
        }

        writer.WriteLines($$"""
            default:
                reader.Skip();
                break;
            """);
        writer.Close();
        writer.Close();
        writer.WriteLines($"{KnownNames.PayloadCounts}.ExpectAll(seen);");
    }

    public static string Creation(ObjectPayload type)
    {
        string arguments = $"({string.Join(", ", type.Creation.Arguments)})";
        if (type.Creation.IsTuple)
        {
            return arguments;
        }

        string assignments = string.Join(", ", type.Creation.Assignments.Select(static assignment => $"{assignment.Member} = {assignment.Local}"));
        return $"new {type.Type}{arguments}{(assignments.Length == 0 ? string.Empty : $" {{ {assignments} }}")}";
    }
}
