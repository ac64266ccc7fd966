namespace Dashboard.Api.Hosting;

/// <summary>Where the server listens when nobody says anything else.</summary>
internal static class DefaultAddress
{
    private const string Address = "http://localhost:8000";

    // In code, because a value in appsettings.json would win over ASPNETCORE_URLS.
    private static readonly string[] Settings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (!Settings.Any(setting => builder.Configuration.GetSection(setting).Exists()))
        {
            builder.WebHost.UseUrls(Address);
        }
    }
}
