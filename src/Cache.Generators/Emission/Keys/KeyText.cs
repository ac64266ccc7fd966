using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Keys;

/// <summary>What is done with one value inside a key.</summary>
internal static class KeyText
{
    private const int CombineLimit = 6;

    public static string AreEqual(KeyReference value, string left, string right) => value.Form switch
    {
        KeyForm.Operator or KeyForm.Number => $"{left} == {right}",
        KeyForm.Custom => $"{KnownNames.Generic}.EqualityComparer<{value.Target}>.Default.Equals({left}, {right})",
        KeyForm.Composite => $"{value.Target}.AreEqual({left}, {right})",
        _ => $"{KnownNames.KeyEquality}.Equals({left}, {right})",
    };

    public static string Write(KeyReference value, string name) => value switch
    {
        { Form: KeyForm.Number, Target.Length: > 0 } => $"writer.Write(({value.Target}){name});",
        { Form: KeyForm.Custom } => $"writer.WritePart({name});",
        { Form: KeyForm.Composite } => $"{value.Target}.Write(ref writer, {name});",
        _ => $"writer.Write({name});",
    };

    public static string Detach(KeyReference value, string name) => value.Detaches ? $"{value.Target}.Detach({name})" : name;

    /// <summary>The hash of several values. That of a single number is mixed as well: tables look at the low bits, which numbers that count in steps have in common.</summary>
    public static string Hash(IReadOnlyList<(KeyReference Value, string Name)> values)
    {
        string[] terms = [.. values.Select(static value => Term(value.Value, value.Name))];
        return values switch
        {
            [] => "0",
            [{ Value.Form: KeyForm.Composite or KeyForm.Text or KeyForm.Address }] => terms[0],
            _ => Combine(terms),
        };
    }

    private static string Term(KeyReference value, string name) => value switch
    {
        { Form: KeyForm.Number, Target.Length: > 0 } => $"({value.Target}){name}",
        { Form: KeyForm.Text } => $"{KnownNames.KeyHash}.Text({name})",
        { Form: KeyForm.Address } => $"{KnownNames.KeyHash}.Text({name}?.OriginalString)",
        { Form: KeyForm.Composite } => $"{value.Target}.Hash({name})",
        _ => name,
    };

    private static string Combine(string[] terms)
    {
        if (terms.Length <= CombineLimit)
        {
            return $"{KnownNames.KeyHash}.Combine({string.Join(", ", terms)})";
        }

        string rest = Combine([.. terms.Skip(CombineLimit - 1)]);
        return Combine([.. terms.Take(CombineLimit - 1), rest]);
    }
}
