using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis.Products;
using KpiGen.Cache.AspNetCore;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Api.Features.Products;

/// <summary>The product catalogue over HTTP.</summary>
internal static class ProductApi
{
    private const int MaxBodyBytes = 64 * 1024;

    public static IServiceCollection AddProducts(this IServiceCollection services) => services
        .AddScoped<IProductService, ProductService>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ProductJsonContext.Default));

    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/products").WithTags("Products");
        group.MapGet("", ListAsync);
        group.MapGet("/{sku}", FindAsync);
        group.MapGet("/{sku}/stats", GetStatsAsync);
        group.MapPost("", CreateAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        group.MapPut("/{sku}", ReplaceAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
    }

    private static async Task<Results<CachedJson<ProductPageDto>, ValidationProblem>> ListAsync(
        string? page, string? size, IProductService products, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        PageParameters wanted = PageParameters.Read(reader, page, size);
        return reader.Errors.TryGetProblem(out ValidationProblem? problem)
            ? problem
            : CachedResults.Json(await products.ListAsync(wanted.Page, wanted.Size, cancellationToken));
    }

    private static async Task<Results<CachedJson<ProductDto>, ProblemHttpResult, ValidationProblem>> FindAsync(
        string sku, IProductService products, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        string wanted = reader.Identifier("sku", sku, ProductBody.MaxSkuLength);
        if (reader.Errors.TryGetProblem(out ValidationProblem? problem))
        {
            return problem;
        }

        ProductDto? product = await products.FindAsync(wanted, cancellationToken);
        return product is null ? Unknown(wanted) : CachedResults.Json(product);
    }

    private static async Task<Results<CachedJson<ProductStatsDto>, ProblemHttpResult, ValidationProblem>> GetStatsAsync(
        string sku, IProductService products, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        string wanted = reader.Identifier("sku", sku, ProductBody.MaxSkuLength);
        if (reader.Errors.TryGetProblem(out ValidationProblem? problem))
        {
            return problem;
        }

        return await products.FindAsync(wanted, cancellationToken) is null
            ? Unknown(wanted)
            : CachedResults.Json(await products.GetStatsAsync(wanted, cancellationToken));
    }

    private static async Task<Results<Created<ProductDto>, ProblemHttpResult, ValidationProblem>> CreateAsync(ProductBody body, IProductService products)
    {
        RequestReader reader = new();
        ProductDto product = body.Read(reader);
        if (reader.Errors.TryGetProblem(out ValidationProblem? problem))
        {
            return problem;
        }

        return await products.TryCreateAsync(product)
            ? TypedResults.Created($"/api/products/{Uri.EscapeDataString(product.Sku)}", product)
            : TypedResults.Problem(
                title: "The product exists already.",
                detail: $"There is a product '{product.Sku}'; change it with PUT /api/products/{Uri.EscapeDataString(product.Sku)}.",
                statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<ProductDto>, ProblemHttpResult, ValidationProblem>> ReplaceAsync(
        string sku, ProductBody body, IProductService products)
    {
        RequestReader reader = new();
        ProductDto product = body.Read(reader, reader.Identifier("sku", sku, ProductBody.MaxSkuLength));
        if (reader.Errors.TryGetProblem(out ValidationProblem? problem))
        {
            return problem;
        }

        return await products.TryReplaceAsync(product) ? TypedResults.Ok(product) : Unknown(product.Sku);
    }

    private static ProblemHttpResult Unknown(string sku) => TypedResults.Problem(
        title: "The product is unknown.",
        detail: $"There is no product '{sku}'; SKUs are case-sensitive.",
        statusCode: StatusCodes.Status404NotFound);
}
