namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>The ways to compare, hash and write a value inside a key.</summary>
internal enum KeyForm
{
    /// <summary>By the <c>==</c> operator, which agrees with the canonical text.</summary>
    Operator,

    /// <summary>A number, or an enumeration by its number: like <see cref="Operator"/>.</summary>
    Number,

    /// <summary>By <c>KeyEquality</c>, because <c>==</c> and the canonical text disagree.</summary>
    Exact,

    /// <summary>A string: ordinal, by <c>KeyEquality</c>.</summary>
    Text,

    /// <summary>A URI: by its original spelling.</summary>
    Address,

    /// <summary>A type that writes itself: <c>ICacheKeyPart</c>.</summary>
    Custom,

    /// <summary>By an emitted class for the type.</summary>
    Composite,
}
