using KpiGen.Cache.Generators.Models.Invalidation;
using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Keys;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Parsing.Tags;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Parsing.Invalidation;

/// <summary>A call of one overload.</summary>
/// <param name="Call">The call.</param>
/// <param name="IsExact">Whether no value has to be converted.</param>
/// <param name="Fault">Which part of the key is not given and why, or <see langword="null"/>.</param>
internal readonly record struct MappedCall(InvalidatedCallModel Call, bool IsExact, string? Fault);

/// <summary>Takes the key of a cached method from the parameters of a method that invalidates it: by their names, or by <c>Arguments</c>.</summary>
internal sealed class KeyMapping(CachedMethod cached, IMethodSymbol method, Compilation compilation)
{
    private readonly ArgumentValues _arguments = new(compilation);
    private bool _isExact = true;

    public static MappedCall Map(CachedMethod cached, IMethodSymbol method, IReadOnlyList<string?>? paths, Compilation compilation)
        => new KeyMapping(cached, method, compilation).Map(paths);

    private MappedCall Map(IReadOnlyList<string?>? paths)
    {
        KeyPartModel[] parts = [.. cached.Model.Key.Parts.Where(static part => !IsUser(part))];
        if (paths is not null && paths.Count != parts.Length)
        {
            return Fail($"its key has {parts.Length} parts ({string.Join(", ", parts.Select(static part => part.Path))}) and Arguments has {paths.Count}");
        }

        var values = new List<string>();
        int index = 0;
        foreach (KeyPartModel part in cached.Model.Key.Parts)
        {
            if (IsUser(part))
            {
                values.Add(part.Argument); // the caller is the one whose entry is meant
                continue;
            }

            (string value, string? fault) = Value(part, paths is null ? part.Path : paths[index++]);
            if (fault is not null)
            {
                return Fail($"part '{part.Path}' of its key {fault}");
            }

            values.Add(value);
        }

        return new MappedCall(new InvalidatedCallModel(cached.Model.Identity, values.ToEquatableArray()), _isExact, null);
    }

    private (string Value, string? Fault) Value(KeyPartModel part, string? name)
    {
        if (name is null)
        {
            return (string.Empty, "is null in Arguments");
        }

        var path = MemberPath.Find(name, method, compilation);
        if (path.Missing is var (missing, owner))
        {
            return (string.Empty, $"is not given: there is no readable '{missing}' in {owner}; say in Arguments where it is");
        }

        PathValue value = _arguments.Find(path);
        if (value.Fault is { } fault)
        {
            return (string.Empty, $"is not given: {fault}");
        }

        ITypeSymbol wanted = KeyPlace.Find(part.Path, cached.Symbol, compilation).Type!;
        ITypeSymbol given = KeyPlace.Find(name, method, compilation).Type!;
        Conversion conversion = compilation.ClassifyConversion(given, wanted);
        if (!conversion.IsImplicit || IsDerived(conversion, wanted))
        {
            return (string.Empty, $"is a '{TypeText.Readable(wanted)}', and '{path.Text}' is a '{TypeText.Readable(given)}'");
        }

        _isExact &= conversion.IsIdentity;
        return (NullableTypes.IsNullableValue(value.Type!) && !NullableTypes.IsNullableValue(given) ? $"({value.Expression}).GetValueOrDefault()" : value.Expression, null);
    }

    private static bool IsUser(KeyPartModel part) => part.Path.Length == 0;

    // A key that holds an object of a class refuses objects of derived ones.
    private static bool IsDerived(Conversion conversion, ITypeSymbol wanted) => conversion is { IsReference: true, IsIdentity: false } && wanted.TypeKind == TypeKind.Class;

    private MappedCall Fail(string fault) => new(new InvalidatedCallModel(cached.Model.Identity, default), IsExact: false, fault);
}
