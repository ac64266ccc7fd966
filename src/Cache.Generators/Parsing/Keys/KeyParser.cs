using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>Reads what identifies a call of a method: the user, and the parameters or the places of a template.</summary>
internal sealed class KeyParser(IMethodSymbol method, CachePolicyModel policy, ServiceScope scope)
{
    private readonly UniqueNames _fields = new("Equals", "GetHashCode", "GetType", "ToString", "WriteTo", "Detach", "other", "obj", "writer", method.Name + "Key");
    private readonly List<KeyPartModel> _parts = [];
    private string _suffix = string.Empty;
    private bool _isComplete = true;

    /// <summary>Returns the key, or <see langword="null"/> after reporting what cannot be in it.</summary>
    public static KeyModel? Parse(IMethodSymbol method, CachePolicyModel policy, ServiceScope scope)
        => new KeyParser(method, policy, scope).Parse();

    private KeyModel? Parse()
    {
        string user = policy.VariesByUser ? AddUser() : string.Empty;
        if (policy.KeyTemplate is { } template)
        {
            AddPlaces(KeyTemplate.Parse(template));
        }
        else
        {
            foreach (IParameterSymbol parameter in method.Parameters.Where(KeyParameters.IsPart))
            {
                Add(parameter, TypeText.Identifier(parameter.Name), parameter.Type, parameter.Name, isWhole: true, string.Empty);
            }
        }

        return _isComplete ? new KeyModel(scope.ClassNames.Take(method.Name + "Key"), _parts.ToEquatableArray(), _suffix, user) : null;
    }

    private string AddUser()
    {
        string field = _fields.Take("user");
        _parts.Add(new KeyPartModel(
            $"{KnownNames.Runtime}.CacheUsers.IdOf(this._services)", string.Empty, string.Empty, field, field, string.Empty, "string", string.Empty, new KeyReference(KeyForm.Text)));
        return field;
    }

    private void AddPlaces(KeyTemplate template)
    {
        if (template.Fault is { } broken)
        {
            Fail(DiagnosticDescriptors.InvalidKeyTemplate, policy.KeyTemplate!, method.Name, broken);
            return;
        }

        _suffix = Trim(template.Suffix);
        var named = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach ((string literal, string path) in template.Places)
        {
            KeyPlace place = KeyPlace.Find(path, method, scope.Compilation);
            if (place.Missing is var (name, owner))
            {
                Fail(DiagnosticDescriptors.UnknownKeyName, path, method.Name, name, owner);
            }
            else if (place.Fault is { } fault)
            {
                Fail(DiagnosticDescriptors.InvalidKeyTemplate, policy.KeyTemplate!, method.Name, fault);
            }
            else if (!KeyParameters.IsPart(place.Parameter!))
            {
                Fail(DiagnosticDescriptors.InvalidKeyTemplate, policy.KeyTemplate!, method.Name, $"'{place.Parameter!.Name}' is a token or marked [CacheKeyIgnore]");
            }
            else
            {
                Add(place.Parameter!, place.Expression, place.Type!, place.Path, place.IsWhole, Trim(literal));
            }

            named.Add(place.Parameter ?? (ISymbol)method);
        }

        if (_isComplete)
        {
            ReportUnnamed(named);
        }
    }

    private void ReportUnnamed(HashSet<ISymbol> named)
    {
        foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => KeyParameters.IsPart(parameter) && !named.Contains(parameter)))
        {
            _isComplete = false;
            scope.Diagnostics.Report(
                DiagnosticDescriptors.ParameterNotInKey, parameter, ForFixes(KeyTemplateRepair.WithAll), parameter.Name, method.Name, policy.KeyTemplate!);
        }
    }

    private void Add(IParameterSymbol parameter, string expression, ITypeSymbol type, string path, bool isWhole, string literal)
    {
        var types = new KeyTypeParser(scope.KeyTypes, scope.Compilation);
        KeyReference? value = types.Parse(type, path);
        foreach (KeyFailure failure in types.Failures)
        {
            failure.Report(scope.Diagnostics, parameter, method);
        }

        _isComplete &= value is not null;
        string name = isWhole ? parameter.Name : FieldName(path);
        string field = TypeText.Identifier(_fields.Take(name));
        bool isPlain = policy is { KeyTemplate: null, VariesByUser: false };
        _parts.Add(new KeyPartModel(
            expression,
            path,
            isWhole ? TypeText.Identifier(parameter.Name) : string.Empty,
            isPlain ? TypeText.Identifier(parameter.Name) : field,
            field,
            TypeText.Identity(type) == KnownNames.Guid ? TypeText.Identifier(_fields.Take("_" + name)) : string.Empty,
            TypeText.Of(type),
            literal,
            value ?? new KeyReference(KeyForm.Operator)));
    }

    private void Fail(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        _isComplete = false;
        AttributeData? attribute = AttributeReading.FindCached(method) ?? AttributeReading.FindCached(method.ContainingType);
        Location? location = attribute is null ? method.Locations.FirstOrDefault() : AttributeReading.LocationOf(attribute);
        scope.Diagnostics.Report(descriptor, location, ForFixes(KeyTemplateRepair.Corrected), arguments);
    }

    // Parts are separated anyway.
    private static string Trim(string literal) => literal.Trim(':', ' ');

    // The template of an interface is that of other methods as well, which may be in order.
    private ImmutableDictionary<string, string?> ForFixes(Func<string, IMethodSymbol, Compilation, string?> repair)
        => AttributeReading.FindCached(method) is not null && repair(policy.KeyTemplate!, method, scope.Compilation) is { } template
            ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Nearest, template)
            : ImmutableDictionary<string, string?>.Empty;

    // "range.From" becomes "rangeFrom".
    private static string FieldName(string path)
        => string.Concat(path.Split('.').Select(static (name, index) => index == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1)));
}
