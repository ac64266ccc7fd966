using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>The key struct of one cached method.</summary>
/// <param name="StructName">The name of the struct.</param>
/// <param name="Parts">One for each parameter that is in the key.</param>
internal sealed record KeyModel(string StructName, EquatableArray<KeyPartModel> Parts);
