using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Signatures;

/// <summary>
/// The types around the one that is being parsed. C# lets a generic type contain itself with ever larger arguments, such as
/// <c>record Tree&lt;T&gt;(Tree&lt;Tree&lt;T&gt;&gt;? Next)</c>: there is no end to what a parser would find in it.
/// </summary>
internal sealed class GrowingTypes
{
    // Each larger than the one around it. Types that people nest on purpose get smaller.
    private const int Most = 3;

    private readonly Stack<INamedTypeSymbol> _open = new();

    /// <summary>Enters a type, unless it has grown too often on the way to it.</summary>
    public bool TryEnter(INamedTypeSymbol type)
    {
        int size = Size(type);
        if (_open.Count(outer => SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, type.OriginalDefinition) && Size(outer) < size) >= Most)
        {
            return false;
        }

        _open.Push(type);
        return true;
    }

    public void Leave() => _open.Pop();

    private static int Size(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => 1 + Size(array.ElementType),
        INamedTypeSymbol named => 1 + named.TypeArguments.Sum(Size) + Size(named.ContainingType),
        _ => 0,
    };
}
