using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Whether the signature of a method lets its result be cached, and how it returns it.</summary>
internal static class CachedShape
{
    /// <summary>Returns how a method returns its value.</summary>
    public static ReturnShape Of(IMethodSymbol method) => TypeText.Identity(method.ReturnType.OriginalDefinition) switch
    {
        "System.Threading.Tasks.Task<TResult>" => ReturnShape.Task,
        "System.Threading.Tasks.ValueTask<TResult>" => ReturnShape.ValueTask,
        "System.Collections.Generic.IAsyncEnumerable<T>" => ReturnShape.Stream,
        _ => ReturnShape.Value,
    };

    /// <summary>Returns the type of what is stored. A stream is stored as an array, or as null where it is too long.</summary>
    public static ITypeSymbol Value(IMethodSymbol method, Compilation compilation) => Of(method) switch
    {
        ReturnShape.Value => method.ReturnType,
        ReturnShape.Stream => compilation.CreateArrayTypeSymbol(Inside(method), elementNullableAnnotation: Inside(method).NullableAnnotation)
            .WithNullableAnnotation(NullableAnnotation.Annotated),
        _ => Inside(method),
    };

    /// <summary>Returns the type inside a task or a stream.</summary>
    public static ITypeSymbol Inside(IMethodSymbol method) => ((INamedTypeSymbol)method.ReturnType).TypeArguments[0];

    /// <summary>Whether an attribute that asks for more than this method is not enough: a stream may have no end.</summary>
    public static string? FaultUnlessNamed(IMethodSymbol method)
        => Of(method) == ReturnShape.Stream ? "it returns a stream, which may have no end; give it a [Cached] of its own, or [NotCached]" : null;

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

        if (TypeText.Identity(method.ReturnType.OriginalDefinition) == "System.Collections.Generic.IAsyncEnumerator<T>")
        {
            return "it returns a stream that only one caller can read; return IAsyncEnumerable<T>";
        }

        if (Of(method) == ReturnShape.Stream && method.ReturnType.NullableAnnotation == NullableAnnotation.Annotated)
        {
            return "it may return no stream at all, which is known too late; return an empty one";
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
