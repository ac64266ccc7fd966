using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>What is done with one value inside a payload.</summary>
internal static class PayloadText
{
    public static string Write(PayloadReference value, string name) => value.Form switch
    {
        PayloadForm.Native => $"writer.Write({name});",
        PayloadForm.Converted => $"writer.Write(({value.WireType}){name});",
        PayloadForm.Format => $"{KnownNames.Runtime}.{value.Host}.Write(ref writer, {name});",
        _ => $"{value.Target}.Write(ref writer, {name});",
    };

    /// <summary>
    /// The first line of a method that goes on into the members of an object, or nothing. A graph that refers back to itself has no end; an
    /// exception leaves it out of Redis, where an overflow of the stack would end the process.
    /// </summary>
    public static string Guard(ObjectPayload type)
        => type.Members.Any(static member => member.Value.Form == PayloadForm.Composite)
            ? "global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();\n"
            : string.Empty;

    public static string Read(PayloadReference value, string path)
    {
        string read = value.Form switch
        {
            PayloadForm.Native => $"reader.{value.Target}()",
            PayloadForm.Converted => $"({value.Type})reader.{value.Target}()",
            PayloadForm.Format => $"{KnownNames.Runtime}.{value.Host}.{value.Target}(ref reader)",
            _ => $"{value.Target}.Read(ref reader)",
        };
        return value.RefusesNull ? $"{KnownNames.PayloadFormat}.NotNull({read}, {Literals.Quote(path)})" : read;
    }
}
