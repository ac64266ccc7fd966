using KpiGen.Cache.Generators.Models.Invalidation;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Invalidation;

/// <summary>Finds out when a method has succeeded: only then it invalidates.</summary>
internal static class CompletionParser
{
    public static Completion Of(IMethodSymbol method) => TypeText.Identity(method.ReturnType.OriginalDefinition) switch
    {
        _ when method.ReturnsVoid => Completion.Return,
        "System.Threading.Tasks.Task" => Completion.Task,
        "System.Threading.Tasks.Task<TResult>" => Completion.TaskOfResult,
        "System.Threading.Tasks.ValueTask" => Completion.ValueTask,
        "System.Threading.Tasks.ValueTask<TResult>" => Completion.ValueTaskOfResult,
        _ => Completion.Result,
    };

    /// <summary>Returns why nobody can say when the method has succeeded, or <see langword="null"/>.</summary>
    public static string? Fault(IMethodSymbol method)
    {
        if (method.RefKind != RefKind.None)
        {
            return "it returns a reference to memory of the origin, through which the caller changes it later; return a value";
        }

        ITypeSymbol result = Of(method) is Completion.TaskOfResult or Completion.ValueTaskOfResult ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : method.ReturnType;
        if (IsLazy(result))
        {
            return $"it returns '{TypeText.Readable(result)}', so it may run after it has returned, while that is read; return a list";
        }

        return Of(method) == Completion.Result && result.GetMembers("GetAwaiter").Length > 0
            ? $"it returns '{TypeText.Readable(result)}', whose end is not known; return a Task or a ValueTask"
            : null;
    }

    private static bool IsLazy(ITypeSymbol type) => TypeText.Identity(type.OriginalDefinition)
        is "System.Collections.Generic.IAsyncEnumerable<T>" or "System.Collections.Generic.IAsyncEnumerator<T>"
        or "System.Collections.Generic.IEnumerable<T>" or "System.Collections.Generic.IEnumerator<T>"
        or "System.Collections.IEnumerable" or "System.Collections.IEnumerator"
        or "System.Linq.IQueryable<T>" or "System.Linq.IQueryable";
}
