using System.Net;
using System.Text.Json;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Features.Products;

public sealed class ProductTests
{
    private const string Lamp = """{"sku":"L-1","name":"Red lamp","description":"Shines","category":"Lighting","manufacturer":"Acme","price":7.50}""";

    [Fact]
    public async Task A_product_has_the_agreed_shape()
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/products/A1");

        Assert.Equal(
            """{"sku":"A1","name":"Red bag","description":"A bag","category":"Bags","manufacturer":"Acme","price":4.95}""", answer.Text);
    }

    [Fact]
    public async Task A_created_product_is_found_by_the_next_search()
    {
        await using ApiHost host = new();
        Answer before = await host.GetAsync("/api/search?q=lamp");

        Answer created = await host.PostAsync("/api/products", Lamp);
        Answer after = await host.GetAsync("/api/search?q=lamp");

        Assert.Equal(0, before.Json.GetProperty("total").GetInt64());
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal("/api/products/L-1", created.Location?.OriginalString);
        Assert.Equal(7.5m, created.Json.GetProperty("price").GetDecimal());
        Assert.Equal("MISS", after.Cache);
        Assert.Equal(1, after.Json.GetProperty("total").GetInt64());
    }

    [Theory]
    [InlineData("/api/products")]
    [InlineData("/api/products/A1")]
    [InlineData("/api/search?q=bag")]
    [InlineData("/api/analytics")]
    [InlineData("/api/trending")]
    public async Task A_write_outdates_products_searches_and_analytics(string address)
    {
        await using ApiHost host = new();
        await host.GetAsync(address);

        await host.PutAsync("/api/products/A1", """{"name":"Blue bag","category":"Bags","price":5}""");

        Assert.Equal("MISS", (await host.GetAsync(address)).Cache);
    }

    [Theory]
    [InlineData("/api/dashboard")]
    [InlineData("/api/users/14646")]
    public async Task A_write_leaves_the_rest_alone(string address)
    {
        await using ApiHost host = new();
        await host.GetAsync(address);

        await host.PostAsync("/api/products", Lamp);

        Assert.Equal("HIT", (await host.GetAsync(address)).Cache);
    }

    [Fact]
    public async Task An_unknown_product_that_is_created_is_known_at_once()
    {
        await using ApiHost host = new();
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/products/L-1")).Status);

        await host.PostAsync("/api/products", Lamp);

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/api/products/L-1")).Status);
    }

    [Fact]
    public async Task A_write_that_fails_outdates_too_because_it_may_have_happened()
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/search?q=bag");
        host.Store.Failure = new TimeoutException();

        Answer failed = await host.PostAsync("/api/products", Lamp);
        host.Store.Failure = null;

        Assert.Equal(HttpStatusCode.GatewayTimeout, failed.Status);
        Assert.Equal("MISS", (await host.GetAsync("/api/search?q=bag")).Cache);
    }

    [Fact]
    public async Task A_write_and_its_invalidation_do_not_end_with_the_client()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ApiHost host = new();
        await host.GetAsync("/api/search?q=lamp");
        int before = host.Store.Calls;
        host.Store.Gate = gate.Task;
        using HttpClient client = host.CreateClient();
        using CancellationTokenSource leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using StringContent body = new(Lamp, System.Text.Encoding.UTF8, "application/json");

        Task<HttpResponseMessage> write = client.PostAsync(new Uri("/api/products", UriKind.Relative), body, leaving.Token);
        Assert.True(SpinWait.SpinUntil(() => host.Store.Calls > before, TimeSpan.FromSeconds(10)));
        await leaving.CancelAsync();
        gate.SetResult();
        await Task.WhenAny(write);

        Answer search = await host.GetAsync("/api/search?q=lamp");

        Assert.Equal("MISS", search.Cache);
        Assert.Equal(1, search.Json.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task An_existing_sku_cannot_be_created_again()
    {
        await using ApiHost host = new();
        await host.PostAsync("/api/products", Lamp);

        Answer answer = await host.PostAsync("/api/products", Lamp);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Fact]
    public async Task A_replacement_must_not_contradict_its_address()
    {
        await using ApiHost host = new();

        Answer answer = await host.PutAsync("/api/products/A1", Lamp);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("'A1'", answer.Error("sku"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_product_cannot_be_replaced()
    {
        await using ApiHost host = new();

        Answer answer = await host.PutAsync("/api/products/L-1", Lamp);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Fact]
    public async Task All_invalid_fields_are_named_at_once()
    {
        await using ApiHost host = new();

        Answer answer = await host.PostAsync("/api/products", """{"sku":"../x","name":" ","description":"\u0007","price":-1,"manufacturer":"Acme"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            ["category", "description", "name", "price", "sku"],
            answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(0, host.Store.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"sku":"a","name":"b","category":"c","price":"much"}""")]
    [InlineData("""{"sku":"a","name":"b","category":"c","price":1e999}""")]
    [InlineData("""{"sku":"a","name":"\ud800","category":"c","price":1}""")]
    public async Task A_body_that_is_not_a_product_is_refused(string json)
    {
        foreach (string environment in new[] { "Development", "Production" })
        {
            await using ApiHost host = new() { Environment = environment };

            Answer answer = await host.PostAsync("/api/products", json);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("application/problem+json", answer.MediaType);
            Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/products/nope", HttpStatusCode.NotFound)]
    [InlineData("/api/products/a1", HttpStatusCode.NotFound)]
    [InlineData("/api/products/nope/stats", HttpStatusCode.NotFound)]
    [InlineData("/api/products/%20", HttpStatusCode.BadRequest)]
    [InlineData("/api/products?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/products?size=100&page=101", HttpStatusCode.BadRequest)]
    public async Task Products_that_cannot_be_shown_are_problem_documents(string address, HttpStatusCode status)
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync(address);

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal((int)status, answer.Json.GetProperty("status").GetInt32());
        Assert.Equal(JsonValueKind.String, answer.Json.GetProperty("title").ValueKind);
    }
}
