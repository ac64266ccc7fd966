namespace KpiGen.Cache.Tags;

/// <summary>The tags of one entry, with their versions when its load began. Entries of one load share it.</summary>
internal sealed class TagSet
{
    private readonly TagState[] _tags;
    private readonly int[] _versions;

    public TagSet(TagState[] tags)
    {
        _tags = tags;
        _versions = Array.ConvertAll(tags, static tag => tag.Version);
    }

    public IReadOnlyList<TagState> Tags => _tags;

    /// <summary>Gets whether none of the tags has been invalidated since.</summary>
    public bool IsCurrent
    {
        get
        {
            for (int i = 0; i < _tags.Length; i++)
            {
                if (_tags[i].Version != _versions[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
