namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>One value that is part of a key.</summary>
/// <param name="Argument">The expression of the value in the decorator.</param>
/// <param name="Path">The parameter or the member of one that it is, such as <c>range.From</c>; nothing for the user.</param>
/// <param name="Parameter">The name of the parameter that it is, escaped; nothing for a member of a parameter or the user.</param>
/// <param name="FactoryParameter">The name of the parameter of the key factory, escaped.</param>
/// <param name="Field">The name of the field of the key struct.</param>
/// <param name="HalvesField">The name of the field that keeps a <c>Guid</c> as <c>KeyGuid</c>; nothing for other types.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Literal">What stands before it in the text of the key; nothing for nothing.</param>
/// <param name="Value">How a value is compared, hashed and written.</param>
internal sealed record KeyPartModel(
    string Argument, string Path, string Parameter, string FactoryParameter, string Field, string HalvesField, string Type, string Literal, KeyReference Value);
