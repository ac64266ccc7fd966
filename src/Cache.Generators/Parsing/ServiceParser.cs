using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Parsing.Batches;
using KpiGen.Cache.Generators.Parsing.Invalidation;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Parsing.Signatures;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Turns an annotated interface into a model, or says why not.</summary>
internal static class ServiceParser
{
    public static ParseResult Parse(INamedTypeSymbol service, Compilation compilation, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag(compilation, service.Locations[0]);
        EquatableArray<ServiceModel> models = IsReachable(service, compilation, diagnostics)
            ? Constructions.Parse(service, compilation, diagnostics)
                .Where(construction => IsDecorable(construction, compilation, diagnostics))
                .Select(construction => ParseModel(construction, compilation, diagnostics, cancellationToken))
                .ToEquatableArray()
            : default;
        return new ParseResult(models, Constructions.IsGeneric(service) ? diagnostics.ToDistinct() : diagnostics.ToImmutable());
    }

    private static ServiceModel ParseModel(
        INamedTypeSymbol service, Compilation compilation, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        string stem = ServiceNames.Stem(service);
        string @namespace = ServiceNames.Namespace(service);
        var scope = new ServiceScope(ServiceNames.Decorator(service, stem), compilation, diagnostics);
        IReadOnlyList<ISymbol> members = ServiceMembers.Of(service);
        ParsedMethods cached = CachedMethodParser.Parse(service, members, scope, cancellationToken);
        IReadOnlyList<BatchMethod> batches = BatchParser.Parse(members, cached, scope);
        IReadOnlyList<InvalidatingMethod> invalidating = InvalidatingMethodParser.Parse(service, members, cached.Methods, scope);
        var parsed = new HashSet<ISymbol>(
            [
                .. cached.Methods.Select(static method => method.Symbol),
                .. batches.Select(static method => method.Symbol),
                .. invalidating.Select(static method => method.Symbol),
            ],
            SymbolEqualityComparer.Default);

        return new ServiceModel(
            ServiceNames.Hint(service, compilation),
            @namespace.Length == 0 ? KnownNames.GeneratedNamespace : $"{KnownNames.GeneratedNamespace}.{@namespace}",
            scope.DecoratorName,
            TypeText.Of(service),
            ServiceNames.Id(service),
            service.AllInterfaces.Any(UnsafeTypes.AreInType),
            cached.Methods.Select(static method => method.Model).ToEquatableArray(),
            batches.Select(static method => method.Model).ToEquatableArray(),
            invalidating.Select(static method => method.Model).ToEquatableArray(),
            ForwardedMemberParser.Parse([.. members.Where(member => !parsed.Contains(member))]),
            scope.KeyTypes.Models.ToEquatableArray(),
            scope.Payloads.Codecs.ToEquatableArray(),
            scope.Payloads.Types.ToEquatableArray(),
            SuppressedIds.Of(service, members),
            scope.Payloads.Copied.ToEquatableArray(),
            cached.Methods.Count == 0 ? null : new KeyFactoryModel(@namespace, ServiceNames.KeyFactory(service, stem), ServiceNames.IsPublic(service), ServiceNames.Mention(service)));
    }

    private static bool IsReachable(INamedTypeSymbol service, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (EnvironmentCheck.Fault(compilation) is { } environment)
        {
            diagnostics.Report(DiagnosticDescriptors.UnsupportedEnvironment, service, service.Name, environment);
        }
        else if (Invisibility(service) is { } invisibility)
        {
            diagnostics.Report(DiagnosticDescriptors.ServiceNotAccessible, service, service.Name, invisibility);
        }
        else
        {
            return true;
        }

        return false;
    }

    private static bool IsDecorable(INamedTypeSymbol service, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (ServiceMembers.Obstacle(service, compilation) is var (member, reason))
        {
            diagnostics.Report(DiagnosticDescriptors.MemberNotForwardable, member, service.Name, member.Name, reason);
        }
        else if (ObsoleteUse.IsTypeError(service))
        {
            diagnostics.Report(DiagnosticDescriptors.ObsoleteService, service, service.Name);
        }
        else if (UnknownTypes.Find(service, ServiceMembers.Of(service)) is var (place, unknown))
        {
            diagnostics.Report(DiagnosticDescriptors.UnknownType, place, place.Name, $"'{TypeText.Readable(unknown)}'");
        }
        else
        {
            return true;
        }

        return false;
    }

    private static string? Invisibility(INamedTypeSymbol? type) => type switch
    {
        null => null,
        { IsFileLocal: true } => "local to its file",
        { DeclaredAccessibility: Accessibility.Private } => $"private ('{type.Name}')",
        { DeclaredAccessibility: Accessibility.Protected or Accessibility.ProtectedAndInternal } => $"protected ('{type.Name}')",
        _ => Invisibility(type.ContainingType),
    };
}
