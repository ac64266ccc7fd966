using KpiGen.Cache.Soak.Judging;

namespace KpiGen.Cache.Soak.Tests;

/// <summary>A run that did nothing must not look like one that went well.</summary>
public class CoverageTests
{
    [Fact]
    public void A_run_that_did_everything_lacks_nothing() => Assert.Empty(Coverage.Missing(reads: 2, hits: 1, invalidations: 1, faults: 1));

    [Theory]
    [InlineData(0, 0, 1, 1, "nothing was read")]
    [InlineData(2, 0, 1, 1, "nothing was answered by the cache")]
    [InlineData(2, 1, 0, 1, "nothing was invalidated")]
    [InlineData(2, 1, 1, 0, "no fault was injected")]
    public void What_was_not_done_is_told(long reads, long hits, long invalidations, int faults, string missing)
        => Assert.Equal([missing], Coverage.Missing(reads, hits, invalidations, faults));
}
