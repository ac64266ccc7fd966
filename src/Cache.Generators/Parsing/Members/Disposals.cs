using KpiGen.Cache.Generators.Models.Forwarding;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Recognises the methods that dispose.</summary>
internal static class Disposals
{
    public static Disposal Of(IMethodSymbol method) => TypeText.Identity(method.ContainingType) switch
    {
        "System.IDisposable" => Disposal.Synchronous,
        "System.IAsyncDisposable" => Disposal.Asynchronous,
        _ => Disposal.None,
    };

    public static bool IsDisposal(IMethodSymbol method) => Of(method) != Disposal.None;
}
