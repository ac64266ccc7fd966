using Dashboard.Api.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <summary>Starts the stores of the dashboard with its own sample orders, in a directory that goes away, and asks them.</summary>
internal static class SampleStores
{
    public static async Task<IReadOnlyList<PayloadSample>> CollectAsync()
    {
        string directory = Directory.CreateTempSubdirectory("kpigen-payloads-").FullName;
        try
        {
            HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = directory });
            builder.Configuration.AddInMemoryCollection([new("Kpi:DataDirectory", directory)]);
            builder.Logging.ClearProviders();
            builder.Services.AddKpiStores(builder.Configuration);
            using IHost host = builder.Build();
            await host.StartAsync();
            IReadOnlyList<PayloadSample> samples = await new PayloadSamples(host.Services).CollectAsync();
            await host.StopAsync();
            return samples;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
