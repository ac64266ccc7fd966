using KpiGen.Cache.Benchmarks.Aot.Cached;

// The same application with a service that is cached in memory and in Redis; `Redis` says where that is.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddCache(builder.Configuration.GetSection("Cache")).AddRedis(builder.Configuration["Redis"]!);
builder.Services.AddSingleton<IPriceService, PriceService>();
builder.Services.AddCachedServices();
WebApplication app = builder.Build();
app.MapGet("/", static async (IPriceService prices, CancellationToken cancellationToken) => (await prices.GetAsync("4711", cancellationToken)).ToString());
app.Run();
