using Dashboard.Api.Features.Analytics;
using Dashboard.Api.Features.Dashboard;
using Dashboard.Api.Features.Products;
using Dashboard.Api.Features.Search;
using Dashboard.Api.Features.Users;
using Dashboard.Api.Hosting;
using Dashboard.Api.Http;
using Dashboard.Api.Kpis.Json;
using Dashboard.Api.Stores;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.UseDefaultAddress();
builder.Services.AddKpiStores(builder.Configuration).AddDashboardCache(builder.Configuration).AddHttpConventions().AddKpiJson();
builder.Services.AddDashboard().AddSearch().AddProducts().AddUsers().AddAnalytics().AddHealth();
builder.Services.AddCachedServices();

WebApplication app = builder.Build();
app.UseCacheHeaders();
app.UseHttpConventions();
app.MapDashboard();
app.MapSearch();
app.MapProducts();
app.MapUsers();
app.MapAnalytics();
app.MapCacheAdministration();
app.MapHealth();
await app.RunAsync();
