using System.Collections.Concurrent;

namespace KpiGen.Cache.Tags;

/// <summary>
/// The tags that entries in memory or loads under way have. It holds them weakly: a tag that nothing has any more needs no state, because there
/// is nothing that its invalidation could outdate.
/// </summary>
/// <remarks>Safe for concurrent use. It shrinks when it is swept.</remarks>
internal sealed class TagTable
{
    private readonly ConcurrentDictionary<string, WeakReference<TagState>> _tags = new(StringComparer.Ordinal);

    public int Count => _tags.Count;

    /// <summary>Returns the tags of a load that begins now, in their present versions.</summary>
    /// <param name="names">The names of the tags.</param>
    public TagSet Begin(string[] names) => new(Array.ConvertAll(names, Of));

    /// <summary>Outdates whatever has the tag.</summary>
    public void Advance(string name)
    {
        if (_tags.TryGetValue(name, out WeakReference<TagState>? held) && held.TryGetTarget(out TagState? tag))
        {
            tag.Advance();
        }
    }

    /// <summary>Forgets the tags that nothing has any more.</summary>
    public void Sweep()
    {
        foreach (KeyValuePair<string, WeakReference<TagState>> held in _tags)
        {
            if (!held.Value.TryGetTarget(out _))
            {
                _tags.TryRemove(held);
            }
        }
    }

    private TagState Of(string name)
    {
        while (true)
        {
            if (!_tags.TryGetValue(name, out WeakReference<TagState>? held))
            {
                var fresh = new TagState(name);
                if (_tags.TryAdd(name, new WeakReference<TagState>(fresh)))
                {
                    return fresh;
                }
            }
            else if (held.TryGetTarget(out TagState? known))
            {
                return known;
            }
            else
            {
                _tags.TryRemove(KeyValuePair.Create(name, held));
            }
        }
    }
}
