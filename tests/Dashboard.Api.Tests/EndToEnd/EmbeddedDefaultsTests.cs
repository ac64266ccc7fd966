using System.Net;
using KpiGen.Testing;

namespace Dashboard.Api.Tests.EndToEnd;

/// <summary>The application with nothing configured: Garnet and DuckDB in the process.</summary>
public class EmbeddedDefaultsTests(SampleData data)
{
    [Fact]
    public async Task A_product_that_was_created_is_found_by_the_next_search()
    {
        await using ApiProcess api = await ApiProcess.StartAsync(data.Setting);

        // What is loaded before the application has heard from its Redis, which may take a while on a busy machine, is loaded once more.
        await Eventually.TrueAsync(async () => (await api.AskAsync("/api/search?q=lamp")).Cache == "HIT", "searches are kept");
        string sku = $"T{Guid.NewGuid():n}"[..12];
        string word = $"zebra{Guid.NewGuid():n}"[..14];
        ApiAnswer before = await api.AskAsync($"/api/search?q={word}");
        ApiAnswer cached = await api.AskAsync($"/api/search?q={word}");

        ApiAnswer created = await api.PostAsync("/api/products", new { sku, name = $"Lamp {word}", description = "A lamp.", category = "Lighting", price = 12.5m });
        ApiAnswer after = await api.AskAsync($"/api/search?q={word}");

        Assert.Equal((0, "MISS", "HIT"), (before.Json.GetProperty("total").GetInt32(), before.Cache, cached.Cache));
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal("MISS", after.Cache);
        Assert.Equal(sku, after.Json.GetProperty("items")[0].GetProperty("sku").GetString());
    }

    [Fact]
    public async Task Invalidating_a_type_removes_its_entries_from_the_embedded_Redis_and_makes_the_next_request_a_miss()
    {
        await using ApiProcess api = await ApiProcess.StartAsync(data.Setting);
        await api.AskAsync("/api/analytics?by=country&metric=revenue&interval=month");
        await api.AskAsync("/api/users/1");

        ApiAnswer invalidated = await api.PostAsync("/api/cache/invalidate/analytics");
        ApiAnswer next = await api.AskAsync("/api/analytics?by=country&metric=revenue&interval=month");

        Assert.Equal(HttpStatusCode.OK, invalidated.Status);
        Assert.True(invalidated.Json.GetProperty("deleted_keys").GetInt64() >= 1, invalidated.Body);
        Assert.Equal("MISS", next.Cache);
    }
}
