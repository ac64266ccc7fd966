namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>One parameter that is part of a key.</summary>
/// <param name="Parameter">The name of the parameter, escaped.</param>
/// <param name="Field">The name of the field of the key struct.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Value">How a value is compared, hashed and written.</param>
internal sealed record KeyPartModel(string Parameter, string Field, string Type, KeyReference Value);
