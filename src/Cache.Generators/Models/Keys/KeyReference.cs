namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>How a value inside a key is compared, hashed and written.</summary>
/// <param name="Form">The way.</param>
/// <param name="Target">
/// For <see cref="KeyForm.Composite"/> the class that does it, for <see cref="KeyForm.Number"/> the type to convert to, or nothing,
/// for <see cref="KeyForm.Custom"/> the type.
/// </param>
/// <param name="Detaches">Whether the value can change after the call, so that a stored key needs a copy of it.</param>
internal sealed record KeyReference(KeyForm Form, string Target = "", bool Detaches = false);
