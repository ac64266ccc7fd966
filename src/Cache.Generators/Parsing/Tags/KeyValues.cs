using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Keys;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Tags;

/// <summary>The values of a cached method's tags: what its key holds, because all calls that share an entry must have the same tags.</summary>
internal sealed class KeyValues(IMethodSymbol method, KeyModel key, Compilation compilation) : IPathValues
{
    public DiagnosticDescriptor Rule => DiagnosticDescriptors.TagNotInKey;

    public PathValue Find(MemberPath path)
    {
        for (int length = path.Steps.Count; length >= 0; length--)
        {
            string held = string.Join(".", path.Steps.Take(length).Select(static step => step.Member.Name).Prepend(path.Parameter!.Name));
            if (key.Parts.FirstOrDefault(part => part.Path == held) is { } part)
            {
                return Below(part, KeyPlace.Find(held, method, compilation).Type!, [.. path.Steps.Skip(length)]);
            }
        }

        return PathValue.None($"'{{{path.Text}}}' is not part of the key");
    }

    private PathValue Below(KeyPartModel part, ITypeSymbol type, PathStep[] steps)
    {
        ITypeSymbol owner = type;
        foreach (PathStep step in steps)
        {
            if (Fault(NullableTypes.Unwrap(owner), step) is { } fault)
            {
                return PathValue.None(fault);
            }

            owner = step.Type;
        }

        return PathValue.Of(part.Field, type, steps, compilation);
    }

    private static string? Fault(ITypeSymbol owner, PathStep step)
    {
        if (AttributeReading.IsKeyIgnored(step.Member))
        {
            return $"'{step.Member.Name}' is marked [CacheKeyIgnore]";
        }

        if (ScalarKeys.Find(owner)?.Form == KeyForm.Custom)
        {
            return $"'{TypeText.Readable(owner)}' implements {KnownNames.CacheKeyPart.Split('.').Last()} and may leave '{step.Member.Name}' out; name it in Key";
        }

        return KeyCollections.Find(owner) is not null && step.Member.Name is not ("Count" or "Length")
            ? $"the key holds the elements of '{TypeText.Readable(owner)}' and not its '{step.Member.Name}'"
            : null;
    }
}
