using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Whether the signature of a method lets its result be cached, and how it returns it.</summary>
internal static class CachedShape
{
    /// <summary>Returns the shape and the type of the value.</summary>
    public static (ReturnShape Shape, ITypeSymbol Value) Of(IMethodSymbol method) => TypeText.Identity(method.ReturnType.OriginalDefinition) switch
    {
        "System.Threading.Tasks.Task<TResult>" => (ReturnShape.Task, ((INamedTypeSymbol)method.ReturnType).TypeArguments[0]),
        "System.Threading.Tasks.ValueTask<TResult>" => (ReturnShape.ValueTask, ((INamedTypeSymbol)method.ReturnType).TypeArguments[0]),
        _ => (ReturnShape.Value, method.ReturnType),
    };

    /// <summary>Returns why a result cannot be cached, or <see langword="null"/>.</summary>
    public static string? Fault(IMethodSymbol method)
    {
        if (method.IsStatic)
        {
            return "it is static, and a decorator stands before an instance";
        }

        if (method.ReturnsVoid || TypeText.Identity(method.ReturnType) is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask")
        {
            return "it returns no value; remove [Cached]";
        }

        if (method.IsGenericMethod)
        {
            return "it is generic, and every type argument would need a store of its own; cache a method for each type";
        }

        if (method.RefKind != RefKind.None || IsOnStack(method.ReturnType))
        {
            return "it returns a reference to memory of the origin; return a value";
        }

        if (TypeText.Identity(method.ReturnType.OriginalDefinition) is "System.Collections.Generic.IAsyncEnumerable<T>" or "System.Collections.Generic.IAsyncEnumerator<T>")
        {
            return "it returns a stream, which may have no end; return Task<IReadOnlyList<T>>";
        }

        return method.Parameters.Select(Fault).FirstOrDefault(static fault => fault is not null);
    }

    private static string? Fault(IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            return $"parameter '{parameter.Name}' is passed back to the caller, which a hit could not do; return a tuple";
        }

        return IsOnStack(parameter.Type)
            ? $"parameter '{parameter.Name}' of type '{TypeText.Readable(parameter.Type)}' cannot be kept until the value is loaded; take an array or a string"
            : null;
    }

    private static bool IsOnStack(ITypeSymbol type) => type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol;
}
