using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>The copy of one value; what cannot be changed is its own copy.</summary>
internal static class CopyText
{
    public static string Of(PayloadReference value, string name, HashSet<string> copied) => value switch
    {
        { Form: PayloadForm.Composite } => copied.Contains(value.Target) ? $"{value.Target}.Copy({name})" : name,
        { Target: "ReadByteArray" or "ReadMemory" } or { Host: "JsonFormat", Target: not "ReadElement" } when !value.Type.Contains("ReadOnlyMemory")
            => $"{KnownNames.PayloadCopies}.Of({name})",
        _ => name,
    };
}
