using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Tests.Tiers.Memory;

public class SmallShareTests
{
    private const int Capacity = 1_000;

    [Fact]
    public void New_keys_have_a_tenth_of_the_places_at_first_and_at_least_one()
    {
        Assert.Equal(100, new SmallShare(Capacity).Places);
        Assert.Equal(1, new SmallShare(1).Places);
    }

    [Fact]
    public void New_keys_that_come_back_get_more_places_but_never_all()
    {
        var share = new SmallShare(Capacity);
        Return(share, wasInMain: false, times: 20);
        Assert.Equal(110, share.Places);

        Return(share, wasInMain: false, times: 10_000);
        Assert.Equal(900, share.Places);
    }

    [Fact]
    public void Old_keys_that_come_back_take_places_from_new_ones_but_never_all()
    {
        var share = new SmallShare(Capacity);
        Return(share, wasInMain: false, times: 200);
        Return(share, wasInMain: true, times: 20);
        Assert.Equal(190, share.Places);

        Return(share, wasInMain: true, times: 10_000);
        Assert.Equal(100, share.Places);
    }

    [Fact]
    public void A_key_that_was_never_evicted_or_has_come_back_already_teaches_nothing()
    {
        var share = new SmallShare(Capacity);
        Assert.False(share.NoteWanted(1));
        share.NoteEvicted(1, wasInMain: false);
        share.NoteEvicted(1, wasInMain: false);

        Assert.True(share.NoteWanted(1));
        Assert.False(share.NoteWanted(1));
    }

    [Fact]
    public void Keys_that_were_evicted_long_ago_are_forgotten()
    {
        var share = new SmallShare(Capacity);
        for (int i = 1; i <= Capacity * 100; i++)
        {
            share.NoteEvicted(i, wasInMain: false);
        }

        Assert.InRange(Enumerable.Range(1, Capacity * 100).Count(share.NoteWanted), Capacity / 2, Capacity);
        Assert.DoesNotContain(Enumerable.Range(1, Capacity * 50), share.NoteWanted);
    }

    private static void Return(SmallShare share, bool wasInMain, int times)
    {
        for (int i = 1; i <= times; i++)
        {
            share.NoteEvicted(i, wasInMain);
            share.NoteWanted(i);
        }
    }
}
