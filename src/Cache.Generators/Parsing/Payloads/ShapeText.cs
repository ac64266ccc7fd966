using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KpiGen.Cache.Generators.Models.Payloads;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

// DESCRIPTION OF A WIRE SHAPE, the input of the fingerprint
//   shape     := "v1 " value
//   value     := (scalar | enum | composite | "#" number) ["!"]           "!" = null is damage; "#n" = the n-th composite, seen before
//   scalar    := ["portable "] the name of its read method
//   enum      := "enum " read method "{" name "=" number "," … "}"
//   composite := kind "{" label ":" value ";" … "}"                       kind = object | list | set | map | nullable | matrix{rank}
//                                                                       | union (label = number, name) | slots{length} | fields
// Names of types and namespaces are not part of it: moving a type keeps its entries, changing it does not.

/// <summary>Describes the wire shape of one result as canonical text.</summary>
internal sealed class ShapeText
{
    private readonly Dictionary<string, (string Kind, (string Label, PayloadReference Value)[] Parts)> _composites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _enums = new(StringComparer.Ordinal);

    public PayloadTypeModel Define(string name, string kind, PayloadTypeModel model, params (string Label, PayloadReference Value)[] parts)
    {
        _composites[name] = (kind, parts);
        return model;
    }

    public void DefineEnum(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            _enums[TypeText.Of(type)] = string.Join(",", type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(Member));
        }
    }

    /// <summary>Returns the first eight bytes, big-endian, of the SHA-256 of the description.</summary>
    public ulong Fingerprint(PayloadReference root)
    {
        using var sha = SHA256.Create();
        ulong fingerprint = 0;
        foreach (byte part in sha.ComputeHash(Encoding.UTF8.GetBytes(Describe(root))).Take(sizeof(ulong)))
        {
            fingerprint = (fingerprint << 8) | part;
        }

        return fingerprint;
    }

    public string Describe(PayloadReference root)
    {
        var text = new StringBuilder("v1 ");
        Append(text, root, []);
        return text.ToString();
    }

    private static string Member(IFieldSymbol field) => $"{field.Name}={Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)}";

    private void Append(StringBuilder text, PayloadReference value, List<string> seen)
    {
        if (value.Form == PayloadForm.Composite)
        {
            AppendComposite(text, value.Target, seen);
        }
        else if (_enums.TryGetValue(value.Type, out string? members))
        {
            text.Append("enum ").Append(value.Target).Append('{').Append(members).Append('}');
        }
        else
        {
            text.Append(value.Host == "PortableFormat" ? "portable " : string.Empty).Append(value.Target);
        }

        text.Append(value.RefusesNull ? "!" : string.Empty);
    }

    private void AppendComposite(StringBuilder text, string name, List<string> seen)
    {
        int index = seen.IndexOf(name);
        if (index >= 0)
        {
            text.Append('#').Append(index.ToString(CultureInfo.InvariantCulture));
            return;
        }

        seen.Add(name);
        (string kind, (string Label, PayloadReference Value)[] parts) = _composites[name];
        text.Append(kind).Append('{');
        foreach ((string label, PayloadReference part) in parts)
        {
            text.Append(label).Append(':');
            Append(text, part, seen);
            text.Append(';');
        }

        text.Append('}');
    }
}
