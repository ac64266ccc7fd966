namespace Dashboard.Api.Stores.Elasticsearch.Requests;

/// <summary>How matches are marked.</summary>
internal sealed record HighlightBody(
    IReadOnlyList<string> PreTags,
    IReadOnlyList<string> PostTags,
    IReadOnlyDictionary<string, HighlightField> Fields);

/// <summary>How the matches of one field are cut out; 0 fragments is the whole field.</summary>
internal sealed record HighlightField(int NumberOfFragments, int? FragmentSize = null);
