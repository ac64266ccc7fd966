using KpiGen.Cache.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Snippets.Quickstart;

namespace Snippets.Http;

public static class Endpoints
{
    public static void Map(WebApplication app)
    {
        #region http-endpoint
        app.UseCacheHeaders();
        app.MapGet("/products/{sku}", FindAsync);
        #endregion
    }

    public static void Configure(IServiceCollection services)
    {
        #region http-bound
        services.Configure<CachedJsonOptions>(options => options.MaxBytesPerEntry = 256 * 1024);
        #endregion
    }

    #region http-handler
    private static async Task<Results<CachedJson<Product>, NotFound>> FindAsync(string sku, IProductService products, CancellationToken cancellationToken)
    {
        Product? product = await products.GetAsync(sku, cancellationToken);
        return product is null ? TypedResults.NotFound() : CachedResults.Json(product);
    }
    #endregion
}
