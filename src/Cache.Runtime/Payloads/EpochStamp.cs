namespace KpiGen.Cache.Payloads;

/// <summary>The sequence numbers that were in force when a load began. What is stamped lower than a known number has been invalidated.</summary>
/// <param name="Type">The number of the entry's type.</param>
/// <param name="All">The number of all types together.</param>
/// <param name="Tags">The numbers of the entry's tags; none where it has none.</param>
internal readonly record struct EpochStamp(long Type, long All, TagStamp[]? Tags = null)
{
    /// <summary>Gets one number that grows with each of them: no number ever goes back, so their sum does not either.</summary>
    public long Rank
    {
        get
        {
            long sum = Type + All;
            foreach (TagStamp tag in Tags ?? [])
            {
                sum += tag.Number;
            }

            return sum;
        }
    }
}
