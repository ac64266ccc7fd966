using System.Net;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Features.Search;

public sealed class SearchTests
{
    [Theory]
    [InlineData("q=red+bag")]
    [InlineData("q=%20red%20%20bag%09")]
    [InlineData("q=red%C2%A0bag&page=1&size=10")]
    [InlineData("q=red%20bag&minPrice=&maxPrice=%20")]
    [InlineData("Q=red%20bag&PAGE=01")]
    public async Task Spellings_of_the_same_search_share_one_entry(string spelling)
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/search?q=red%20bag");

        Assert.Equal("HIT", (await host.GetAsync("/api/search?" + spelling)).Cache);
    }

    [Fact]
    public async Task Equal_prices_share_one_entry()
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/search?q=bag&minPrice=1&maxPrice=5.50");

        Assert.Equal("HIT", (await host.GetAsync("/api/search?q=bag&minPrice=1.00&maxPrice=5.5")).Cache);
    }

    [Fact]
    public async Task Composed_and_decomposed_letters_are_the_same()
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/search?q=caf%C3%A9");

        Assert.Equal("HIT", (await host.GetAsync("/api/search?q=cafe%CC%81")).Cache);
    }

    [Theory]
    [InlineData("q=bag&page=2")]
    [InlineData("q=bag&size=11")]
    [InlineData("q=bag&minPrice=1")]
    [InlineData("q=bag&maxPrice=1")]
    [InlineData("q=bags")]
    public async Task Different_searches_do_not(string other)
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/search?q=bag");

        Assert.Equal("MISS", (await host.GetAsync("/api/search?" + other)).Cache);
    }

    [Theory]
    [InlineData("", "q", "missing")]
    [InlineData("q=", "q", "missing")]
    [InlineData("q=%20%09", "q", "missing")]
    [InlineData("q=bag&page=0", "page", "'0'")]
    [InlineData("q=bag&page=-1", "page", "'-1'")]
    [InlineData("q=bag&page=1.0", "page", "'1.0'")]
    [InlineData("q=bag&page=99999999999999999999", "page", "whole number")]
    [InlineData("q=bag&size=0", "size", "1 to 100")]
    [InlineData("q=bag&size=101", "size", "1 to 100")]
    [InlineData("q=bag&size=100&page=101", "page", "first 10000")]
    [InlineData("q=bag&minPrice=-1", "minPrice", "'-1'")]
    [InlineData("q=bag&minPrice=1e3", "minPrice", "'1e3'")]
    [InlineData("q=bag&minPrice=NaN", "minPrice", "'NaN'")]
    [InlineData("q=bag&maxPrice=1,5", "maxPrice", "point before decimals")]
    [InlineData("q=bag&maxPrice=99999999999999999999999999999999", "maxPrice", "1000000000")]
    [InlineData("q=bag&minPrice=5&maxPrice=4.99", "minPrice", "4.99")]
    public async Task What_cannot_be_searched_for_is_refused_with_the_parameter_and_the_fix(string query, string name, string expected)
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/search?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(expected, answer.Error(name), StringComparison.Ordinal);
        Assert.Empty(host.Store.Searches);
    }

    [Fact]
    public async Task All_mistakes_are_named_at_once()
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/search?page=0&size=0&minPrice=x&maxPrice=y");

        Assert.Equal(5, answer.Json.GetProperty("errors").EnumerateObject().Count());
    }

    [Fact]
    public async Task A_long_value_is_not_repeated_in_full()
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/search?q=" + new string('x', 2000));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.InRange(answer.Error("q").Length, 1, 150);
    }

    [Theory]
    [InlineData("%27%20OR%201%3D1--")]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("%00%01%1F%7F")]
    [InlineData("%ED%A0%80")]
    [InlineData("%F0%9F%9B%8D")]
    [InlineData("a%0D%0ASet-Cookie:%20x")]
    [InlineData("*%3F%5B%5D%5C%7B%7D%22")]
    [InlineData("cache:search:*")]
    [InlineData("%25%75%64%38%30%30")]
    public async Task Hostile_text_is_only_text(string query)
    {
        await using ApiHost host = new();

        Answer first = await host.GetAsync("/api/search?q=x" + query);
        Answer second = await host.GetAsync("/api/search?q=x" + query);

        Assert.Equal((HttpStatusCode.OK, "MISS"), (first.Status, first.Cache));
        Assert.Equal((HttpStatusCode.OK, "HIT"), (second.Status, second.Cache));
        SearchRequest asked = Assert.Single(host.Store.Searches);
        Assert.DoesNotContain(asked.Query, char.IsControl);
        Assert.True(first.CacheKey!.All(character => character is > ' ' and < '\u007f'), first.CacheKey);
    }
}
