using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>The key struct of one cached method.</summary>
/// <param name="StructName">The name of the struct.</param>
/// <param name="Parts">One for each value that is in the key.</param>
/// <param name="Suffix">What stands behind them in the text of the key; nothing for nothing.</param>
/// <param name="UserField">The field that holds the user; nothing where the key does not vary by user.</param>
internal sealed record KeyModel(string StructName, EquatableArray<KeyPartModel> Parts, string Suffix, string UserField);
