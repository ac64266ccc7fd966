using System.Text.Json.Nodes;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Stores.Elasticsearch;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.Elasticsearch;

public class ProductDocumentTests
{
    private const string NoIndex = """
        {"error":{"root_cause":[{"type":"index_not_found_exception","reason":"no such index [products]"}],"type":"index_not_found_exception",
        "reason":"no such index [products]","resource.type":"index_or_alias","index":"products"},"status":404}
        """;

    private static readonly ProductDto Bag = new("85099B", "JUMBO BAG", "A bag.", "1-2.5", null, 2.0805m);

    [Fact]
    public async Task A_document_becomes_a_product()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_doc/85099B", 200, """
            {"_index":"products","_id":"85099B","_version":1,"_seq_no":0,"_primary_term":1,"found":true,
            "_source":{"sku":"85099B","name":"JUMBO BAG","description":"A bag.","category":"1-2.5","price":2.080,"units_sold":7}}
            """);

        Assert.Equal(Bag with { Price = 2.08m }, await FindAsync(fake, "85099B"));
    }

    [Fact]
    public async Task A_missing_document_is_null()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_doc/a%2Fb", 404, """{"_index":"products","_id":"a/b","found":false}""");

        Assert.Null(await FindAsync(fake, "a/b"));
        Assert.Equal("/products/_doc/a%2Fb", fake.Requests.Single().Path);
    }

    [Fact]
    public async Task A_missing_index_is_an_error_although_it_is_a_404_too()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_doc/85099B", 404, NoIndex);

        ElasticsearchException failure = await Assert.ThrowsAsync<ElasticsearchException>(() => FindAsync(fake, "85099B"));

        Assert.Equal(404, failure.Status);
        Assert.Contains("no such index [products]", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_be_another_address_is_never_sent(string sku)
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();

        Assert.Null(await FindAsync(fake, sku));
        Assert.Empty(fake.Requests);
    }

    [Fact]
    public async Task Creation_waits_for_searches_and_writes_only_mapped_fields()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_create/85099B", 201, """{"_id":"85099B","_version":1,"result":"created"}""");

        Assert.True(await CreateAsync(fake));

        (string method, string path, _, string? type, string body) = fake.Requests.Single();
        Assert.Equal(("PUT", "/products/_create/85099B?refresh=wait_for", "application/json"), (method, path, type));
        Assert.Equal(
            ["category", "created_at", "description", "manufacturer", "name", "price", "sku", "updated_at"],
            JsonNode.Parse(body)!.AsObject().Select(property => property.Key).Order());
        Assert.Equal(2.081m, (decimal)JsonNode.Parse(body)!["price"]!);
    }

    [Fact]
    public async Task Creation_of_an_existing_product_is_a_conflict_and_not_an_error()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_create/85099B", 409, """{"error":{"type":"version_conflict_engine_exception","reason":"document already exists"},"status":409}""");

        Assert.False(await CreateAsync(fake));
    }

    [Fact]
    public async Task Creation_is_never_sent_twice()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_create/85099B", 503, """{"error":"unavailable","status":503}""");

        await Assert.ThrowsAsync<ElasticsearchException>(() => CreateAsync(fake));
        Assert.Single(fake.Requests);
    }

    [Theory]
    [InlineData(200, """{"_id":"85099B","result":"updated"}""", true)]
    [InlineData(404, """{"error":{"type":"document_missing_exception","reason":"[85099B]: document missing"},"status":404}""", false)]
    public async Task Replacement_says_whether_there_was_something_to_replace(int status, string body, bool expected)
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_update/85099B", status, body);

        Assert.Equal(expected, await ReplaceAsync(fake));
        Assert.Contains("\"manufacturer\":null", fake.Requests.Single().Body, StringComparison.Ordinal);
        Assert.Contains("refresh=wait_for", fake.Requests.Single().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replacement_in_a_missing_index_is_an_error()
    {
        await using FakeElasticsearch fake = await FakeElasticsearch.StartAsync();
        fake.On("/products/_update/85099B", 404, NoIndex);

        await Assert.ThrowsAsync<ElasticsearchException>(() => ReplaceAsync(fake));
    }

    private static async Task<ProductDto?> FindAsync(FakeElasticsearch fake, string sku) =>
        await (await fake.StoreAsync<IProductStore>()).FindAsync(sku, TestContext.Current.CancellationToken);

    private static async Task<bool> CreateAsync(FakeElasticsearch fake) =>
        await (await fake.StoreAsync<IProductStore>()).TryCreateAsync(Bag, TestContext.Current.CancellationToken);

    private static async Task<bool> ReplaceAsync(FakeElasticsearch fake) =>
        await (await fake.StoreAsync<IProductStore>()).TryReplaceAsync(Bag, TestContext.Current.CancellationToken);
}
