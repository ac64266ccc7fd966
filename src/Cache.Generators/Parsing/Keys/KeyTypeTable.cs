using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>The composite types in the keys of one service, each with the class that is emitted for it.</summary>
internal sealed class KeyTypeTable(UniqueNames names)
{
    private readonly Dictionary<ITypeSymbol, string> _names = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, KeyTypeModel> _models = new(StringComparer.Ordinal);

    /// <summary>Gets the models in the order of their names, which no edit elsewhere can change.</summary>
    public IEnumerable<KeyTypeModel> Models => _models.Values.OrderBy(static model => model.Name, StringComparer.Ordinal);

    public string NameOf(ITypeSymbol type)
    {
        if (!_names.TryGetValue(type, out string? name))
        {
            name = names.Take(TypeText.NamePart(type) + "Part");
            _names.Add(type, name);
        }

        return name;
    }

    public void Add(KeyTypeModel model) => _models[model.Name] = model;
}
