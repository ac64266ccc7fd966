using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace KpiGen.Cache.AspNetCore.Tests.Harness;

internal static class ReportEndpoints
{
    private static readonly JsonTypeInfo<Report> Snake = (JsonTypeInfo<Report>)new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper,
        TypeInfoResolver = ReportJsonContext.Default,
    }.GetTypeInfo(typeof(Report));

    public static void Map(WebApplication app)
    {
        app.MapMethods("/reports/{id}", ["GET", "HEAD", "POST"], GetAsync);
        app.MapGet("/reports/{id}/plain", async (int id, IReportService reports) => TypedResults.Ok(await reports.GetAsync(id, default)));
        app.MapGet("/reports/{id}/upper", async (int id, IReportService reports) => CachedResults.Json(await reports.GetAsync(id, default), Snake));
        app.MapGet("/reports/{id}/title", async (int id, IReportService reports) => CachedResults.Json(await reports.FindTitleAsync(id)));
        app.MapGet("/reports/{id}/copied", async (int id, IReportService reports) =>
            CachedResults.Json(await reports.GetAsync(id, default) with { Title = "changed by the endpoint" }));
        app.MapGet("/reports/{id}/beside/{other}", async (int id, int other, IReportService reports) =>
        {
            Task<Report> wanted = reports.GetAsync(id, default);
            await reports.GetAsync(other, default);
            return CachedResults.Json(await wanted);
        });
        app.MapGet("/drafts/{id}", async (int id, string seenBy, IReportService reports) =>
        {
            Draft draft = await reports.GetDraftAsync(id);
            draft.Text += " seen by " + seenBy;
            return CachedResults.Json(draft);
        });
        app.MapGet("/varying/{id}", async (int id, IReportService reports, HttpResponse response) =>
        {
            response.Headers.Vary = "Origin";
            return CachedResults.Json(await reports.GetAsync(id, default));
        });
    }

    private static async Task<CachedJson<Report>> GetAsync(int id, IReportService reports, CancellationToken cancellationToken)
        => CachedResults.Json(await reports.GetAsync(id, cancellationToken));
}
