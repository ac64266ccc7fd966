namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>A member of an object inside a key.</summary>
/// <param name="Name">The name, escaped.</param>
/// <param name="Value">How its value is compared, hashed and written.</param>
internal sealed record KeyMemberModel(string Name, KeyReference Value);
