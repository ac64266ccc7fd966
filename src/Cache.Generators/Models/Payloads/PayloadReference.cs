namespace KpiGen.Cache.Generators.Models.Payloads;

/// <summary>How a value inside a payload is written and read.</summary>
/// <param name="Form">The way.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Target">The read method; for <see cref="PayloadForm.Composite"/> the class that does both.</param>
/// <param name="RefusesNull">Whether a null on the wire is damage.</param>
/// <param name="Host">The class of the runtime that does both for <see cref="PayloadForm.Format"/>.</param>
/// <param name="WireType">The type that it is converted to for <see cref="PayloadForm.Converted"/>.</param>
internal sealed record PayloadReference(PayloadForm Form, string Type, string Target, bool RefusesNull = false, string WireType = "", string Host = "");
