namespace KpiGen.Cache.Generators.Models.Payloads;

/// <summary>The codec of one type of result.</summary>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="ValueType">The type, qualified with <c>global::</c>.</param>
/// <param name="Shape">The fingerprint of the wire shape.</param>
/// <param name="Value">How a value is written and read.</param>
/// <param name="Copies">Whether it also copies values.</param>
/// <param name="Path">What an error message calls the value.</param>
internal sealed record CodecModel(string Name, string ValueType, ulong Shape, PayloadReference Value, bool Copies, string Path);
