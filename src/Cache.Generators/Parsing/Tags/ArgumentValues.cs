using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Parsing.Keys;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Tags;

/// <summary>The values of the tags and keys that a method invalidates: its arguments, as they are before it runs.</summary>
internal sealed class ArgumentValues(Compilation compilation) : IPathValues
{
    public DiagnosticDescriptor Rule => DiagnosticDescriptors.InvalidTag;

    public PathValue Find(MemberPath path)
        => path.Parameter!.RefKind == RefKind.Out
            ? PathValue.None($"'{path.Parameter.Name}' is an out parameter, which has no value before the call")
            : PathValue.Of(TypeText.Identifier(path.Parameter.Name), path.Parameter.Type, path.Steps, compilation);
}
