using KpiGen.Cache.AspNetCore.Headers;

namespace Dashboard.Api.Tests.Cache;

public sealed class KeysHeaderValueTests
{
    [Fact]
    public void Keys_stand_as_they_are_with_a_comma_and_a_space_between_them()
        => Assert.Equal("cache:a:(1,2), cache:b", KeysHeaderValue.Create(["cache:a:(1,2)", "cache:b"], 100));

    [Fact]
    public void Nothing_can_break_out_of_the_header()
        => Assert.Equal("a%0D%0ASet-Cookie:%20x%C3%A9%EF%BF%BD%7F", KeysHeaderValue.Create(["a\r\nSet-Cookie: xé\ud800\u007f"], 100));

    [Fact]
    public void Keys_that_do_not_fit_are_left_out_and_that_is_said()
        => Assert.Equal("aaaaaaaaaa, ...", KeysHeaderValue.Create([new string('a', 10), new string('b', 10)], 16));

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void The_value_is_never_longer_than_allowed(int length)
        => Assert.All(
            Enumerable.Range(1, 60),
            size => Assert.InRange(KeysHeaderValue.Create([new string('a', size), "é", new string('b', size)], length).Length, 1, length));
}
