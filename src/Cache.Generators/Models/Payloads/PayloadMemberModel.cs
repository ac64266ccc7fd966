namespace KpiGen.Cache.Generators.Models.Payloads;

/// <summary>A member of an object inside a payload.</summary>
/// <param name="Name">The name, escaped.</param>
/// <param name="Local">The local of the reader that holds its value; nothing for what is written for others and passed over.</param>
/// <param name="Path">What an error message calls it: the type and the member.</param>
/// <param name="Slot">Its place in an array.</param>
/// <param name="Key">Its name in a map.</param>
/// <param name="Value">How its value is written and read.</param>
internal sealed record PayloadMemberModel(string Name, string Local, string Path, int Slot, string Key, PayloadReference Value);
