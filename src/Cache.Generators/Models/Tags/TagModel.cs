using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Tags;

/// <summary>One tag, which emitted code writes as interpolated text.</summary>
/// <param name="Places">The values in braces.</param>
/// <param name="Suffix">The text behind the last of them; all of it where there is none.</param>
internal sealed record TagModel(EquatableArray<TagPlaceModel> Places, string Suffix);

/// <summary>A value in a tag.</summary>
/// <param name="Literal">The text before it.</param>
/// <param name="Expression">The value: of a field of the key, or of a parameter of the method that invalidates.</param>
internal sealed record TagPlaceModel(string Literal, string Expression);
