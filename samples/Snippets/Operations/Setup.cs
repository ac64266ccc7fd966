using Microsoft.Extensions.DependencyInjection;
using Snippets.Quickstart;

namespace Snippets.Operations;

public static class Setup
{
    public static void Register(IServiceCollection services)
    {
        #region operations-health
        services.AddHealthChecks().AddCacheHealthChecks();
        #endregion

        #region operations-warmer
        services.AddCacheWarmer<IProductService>(
            static (products, cancellationToken) => products.GetAsync("4711", cancellationToken), "best-selling product");
        #endregion
    }
}
