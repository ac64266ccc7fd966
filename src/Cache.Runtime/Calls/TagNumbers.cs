using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tags;
using KpiGen.Cache.Tiers.Remote;

namespace KpiGen.Cache.Calls;

/// <summary>The sequence numbers of a load's tags. They are read for every lookup, beside the entry itself, so no node has to know them all.</summary>
/// <param name="tags">The tags.</param>
/// <param name="keep">How long the remote tier has to remember them at least. One it has forgotten starts higher: its entries are loaded again.</param>
internal sealed class TagNumbers(TagSet tags, TimeSpan keep)
{
    /// <summary>What is read where there are no tags.</summary>
    public static readonly Task<TagStamp[]?> None = Task.FromResult<TagStamp[]?>([]);

    /// <summary>Reads the numbers, side by side.</summary>
    /// <returns>The numbers, or <see langword="null"/> when the tier could not be reached.</returns>
    public async Task<TagStamp[]?> ReadAsync(RemoteTier tier)
    {
        long?[] numbers = await Task.WhenAll(
            tags.Tags.Select(tag => tier.ReadSequenceAsync(tag.Name, known: 0, urgent: true, keep))).ConfigureAwait(false);
        return Stamps(numbers);
    }

    /// <summary>Reads the numbers on the calling thread, one after the other: the first that cannot be read is the last that is tried.</summary>
    public TagStamp[]? Read(RemoteTier tier)
    {
        long?[] numbers = new long?[tags.Tags.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = tier.ReadSequence(tags.Tags[i].Name, known: 0, keep);
            if (numbers[i] is null)
            {
                return null;
            }
        }

        return Stamps(numbers);
    }

    private TagStamp[]? Stamps(long?[] numbers)
        => Array.Exists(numbers, static number => number is null) ? null : [.. tags.Tags.Select((tag, i) => new TagStamp(tag.Id, numbers[i]!.Value))];
}
