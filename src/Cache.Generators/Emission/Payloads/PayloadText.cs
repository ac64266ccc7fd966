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
