using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.Sqlite;

public class HostileSearchTests(SampleShop shop)
{
    public static TheoryData<string> Hostile() =>
    [
        "\"", "'", "\"\"\"", "*", "lamp*", "NEAR(lamp, 2)", "NEAR(", "\"lamp", "lamp\" OR \"", "AND", "OR NOT", "name:lamp", "{name sku}:lamp", "lamp -cup", "^lamp",
        "lamp + cup", "(((", ")", ";DROP TABLE products;--", "lamp\0cup", "😀", "👩‍👩‍👧 lamp", "\ud800", "ﷺ ẞ İ", "١٢٣", "%", "_", "\\", "<script>", "\u0002lamp\u0003", "名前",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task No_text_is_an_error(string text)
    {
        SearchPageDto page = await SearchAsync(text);

        Assert.True(page.Items.Count <= 10);
        Assert.True(page.Total >= page.Items.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("*** \"' ()")]
    [InlineData("😀")]
    public async Task Text_without_words_finds_nothing(string text)
    {
        SearchPageDto page = await SearchAsync(text);

        Assert.Equal(0, page.Total);
        Assert.Empty(page.Items);
        Assert.Equal(new PriceStatsDto(0, null, null, null), page.Facets.Price);
    }

    [Fact]
    public async Task Words_between_syntax_are_found() =>
        Assert.Equal((await SearchAsync("lamp")).Total, (await SearchAsync("\"*(lamp)*\"")).Total);

    [Fact]
    public async Task A_megabyte_is_answered() => Assert.Equal(0, (await SearchAsync(new string('q', 1_000_000))).Total);

    [Fact]
    public async Task A_megabyte_of_words_is_answered() =>
        Assert.True((await SearchAsync(string.Concat(Enumerable.Repeat("lamp cup ", 110_000)))).Total > 0);

    private Task<SearchPageDto> SearchAsync(string text) =>
        shop.Get<ISearchStore>().SearchAsync(new SearchRequest(text, 1, 10), TestContext.Current.CancellationToken);
}
