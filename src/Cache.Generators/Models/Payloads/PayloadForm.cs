namespace KpiGen.Cache.Generators.Models.Payloads;

/// <summary>The ways to write and read a value inside a payload.</summary>
internal enum PayloadForm
{
    /// <summary>MessagePack has a form for it.</summary>
    Native,

    /// <summary>Like <see cref="Native"/> after a conversion: enumerations by their underlying number.</summary>
    Converted,

    /// <summary>The runtime has a form for it: <c>PayloadFormat</c> or a class beside it.</summary>
    Format,

    /// <summary>By an emitted class for the type.</summary>
    Composite,
}
