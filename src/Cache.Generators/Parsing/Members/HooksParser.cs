using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Finds the static members of a service that <c>When</c> and <c>Fallback</c> name. One that cannot be used is reported and left out.</summary>
internal static class HooksParser
{
    private const string NotFound = "the interface has no static member of that name";

    public static MethodHooksModel Parse(AttributeData attribute, IMethodSymbol method, INamedTypeSymbol service, ITypeSymbol value, ServiceScope scope)
    {
        var named = new NamedStatics(service, method, value, scope);
        return new MethodHooksModel(
            Text(attribute, "When", DiagnosticDescriptors.UnusableCondition, named, named.Condition),
            Text(attribute, "Fallback", DiagnosticDescriptors.UnusableFallback, named, named.Fallback));
    }

    private static string Text(AttributeData attribute, string property, DiagnosticDescriptor descriptor, NamedStatics named, Func<ISymbol, StaticUse> use)
    {
        if (AttributeReading.Value(attribute, property) is not string name)
        {
            return string.Empty;
        }

        StaticUse[] uses = [.. named.Find(name).Select(use)];
        if (Array.Find(uses, static found => found.Fault is null) is { Text: not null } usable)
        {
            return usable.Text;
        }

        string fault = named.IsStream ? "a stream has no value as a whole" : uses is [var first, ..] ? first.Fault! : NotFound;
        named.Report(descriptor, attribute, name, fault);
        return string.Empty;
    }
}
