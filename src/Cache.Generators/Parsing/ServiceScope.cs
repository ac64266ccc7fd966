using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Keys;
using KpiGen.Cache.Generators.Parsing.Payloads;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>What the parsers of one service share: the names in the decorator and the types that methods have in common.</summary>
internal sealed class ServiceScope
{
    private readonly HashSet<string> _factories = new(StringComparer.Ordinal);

    public ServiceScope(string decoratorName, Compilation compilation, DiagnosticBag diagnostics)
    {
        DecoratorName = decoratorName;
        Compilation = compilation;
        Diagnostics = diagnostics;
        ClassNames = new UniqueNames(decoratorName, "Origin", "Methods", "InvalidateAfter", "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals");
        FieldNames = new UniqueNames("Methods", "Service", "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals");
        KeyTypes = new KeyTypeTable(ClassNames);
        Payloads = new PayloadTable(ClassNames);
    }

    public string DecoratorName { get; }

    public Compilation Compilation { get; }

    public DiagnosticBag Diagnostics { get; }

    /// <summary>Gets the names of the members of the decorator.</summary>
    public UniqueNames ClassNames { get; }

    /// <summary>Gets the names of the members of its <c>Methods</c>.</summary>
    public UniqueNames FieldNames { get; }

    public KeyTypeTable KeyTypes { get; }

    /// <summary>Returns a name for a key factory that no other one with the same parameters has.</summary>
    public string Factory(string wanted, KeyModel key)
    {
        string types = string.Join(",", key.Parts.Select(static part => part.Type.Replace("?", string.Empty)));
        string name = wanted;
        for (int number = 2; !_factories.Add($"{name}({types})"); number++)
        {
            name = $"{wanted}{number}";
        }

        return name;
    }

    public PayloadTable Payloads { get; }
}
