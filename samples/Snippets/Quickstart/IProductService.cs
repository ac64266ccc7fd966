using KpiGen.Cache;

namespace Snippets.Quickstart;

#region quickstart-service
[Cached(CacheType.Product)]
public interface IProductService
{
    Task<Product?> GetAsync(string sku, CancellationToken cancellationToken);
}
#endregion

public sealed record Product(string Sku, string Name, decimal Price);

public sealed class ProductService : IProductService
{
    public Task<Product?> GetAsync(string sku, CancellationToken cancellationToken) => Task.FromResult<Product?>(new Product(sku, "Lamp", 12.50m));
}
