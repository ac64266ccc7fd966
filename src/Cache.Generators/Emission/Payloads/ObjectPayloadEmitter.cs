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

    private static string Members(ObjectPayload type) => type.Members.Count.ToString(CultureInfo.InvariantCulture);

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

        writer.WriteLines($"writer.WriteArrayHeader({Members(type)});");
        foreach (PayloadMemberModel member in type.Members)
        {
            writer.WriteLines(PayloadText.Write(member.Value, $"value.{member.Name}"));
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

        writer.WriteLines($"{KnownNames.PayloadFormat}.EnterObject(ref reader, {Members(type)});");
        foreach (PayloadMemberModel member in type.Members)
        {
            writer.WriteLines($"var {member.Local} = {PayloadText.Read(member.Value, member.Path)};");
        }

        writer.WriteLines($"{KnownNames.PayloadFormat}.Leave(ref reader);");
        writer.WriteLines($"return {Creation(type)};");
        writer.Close();
    }

    private static string Creation(ObjectPayload type)
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
