// The smallest web application: what Native AOT costs without a cache.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
WebApplication app = builder.Build();
app.MapGet("/", static () => "4711: 12.5");
app.Run();
