using KpiGen.Cache;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Snippets.Quickstart;

public static class Setup
{
    public static void Register(HostApplicationBuilder builder)
    {
        #region quickstart-setup
        builder.Services.AddCache(builder.Configuration.GetSection("Cache")).AddRedis("localhost:6379");
        builder.Services.AddScoped<IProductService, ProductService>();
        builder.Services.AddCachedServices();                                    // generated: decorates what you registered
        #endregion
    }

    public static async Task ChangeAsync(ICacheInvalidator invalidator)
    {
        #region quickstart-invalidate
        await invalidator.InvalidateAsync(ProductServiceKeys.GetAsync("4711"));  // generated: the same key builder as reads
        #endregion
    }
}
