using KpiGen.Cache.Coherence;

namespace KpiGen.Cache.Tests.Coherence;

public class SequenceNumberTests
{
    private readonly SequenceNumber _number = new("n");

    [Fact]
    public void It_is_settled_once_known_and_not_while_an_invalidation_waits()
    {
        Assert.False(_number.IsSettled);
        _number.Learn(10, out bool isFirst);
        Assert.True(isFirst);
        Assert.True(_number.IsSettled);
        int ticket = _number.Begin();
        Assert.False(_number.IsSettled);
        Assert.True(_number.IsPending);
        _number.Complete(ticket, 11);
        Assert.True(_number.IsSettled);
    }

    [Fact]
    public void It_never_goes_back()
    {
        _number.Learn(10, out _);

        Assert.False(_number.Learn(9, out bool isFirst));
        Assert.False(isFirst);
        _number.Complete(_number.Begin(), 5);
        Assert.Equal(10, _number.Known);
    }

    [Fact]
    public void A_raise_says_whether_others_have_raised_it_too()
    {
        _number.Learn(10, out _);

        Assert.False(_number.Complete(_number.Begin(), 11));
        Assert.True(_number.Complete(_number.Begin(), 13));
    }

    [Fact]
    public void A_raise_covers_what_began_before_it_was_sent_and_nothing_later()
    {
        _number.Learn(10, out _);
        _number.Begin();
        int ticket = _number.CurrentTicket;
        _number.Begin();

        _number.Complete(ticket, 11);
        Assert.True(_number.IsPending);
        _number.Complete(_number.CurrentTicket, 12);
        Assert.False(_number.IsPending);
    }
}
