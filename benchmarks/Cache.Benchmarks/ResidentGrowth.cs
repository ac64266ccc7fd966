using System.Globalization;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks;

/// <summary>How much the process grows while a million keys pass a memory of ten thousand places.</summary>
internal static class ResidentGrowth
{
    private const int Keys = 1_000_000;

    public static async Task PrintAsync()
    {
        var services = new ServiceCollection();
        services.AddCache(static options => options.Memory.MaxEntriesPerMethod = 10_000);
        services.AddSingleton<IShapeService, ShapeService>();
        services.AddCachedServices();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IShapeService service = provider.GetRequiredService<IShapeService>();
        await service.CountAsync(-1);
        (long managed, long resident) = Measure();
        for (int i = 0; i < Keys; i++)
        {
            await service.CountAsync(i);
        }

        (long managedAfter, long residentAfter) = Measure();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Keys:N0} keys through 10,000 places: managed heap +{(managedAfter - managed) / 1e6:F1} MB, resident set +{(residentAfter - resident) / 1e6:F1} MB"));
    }

    private static (long Managed, long Resident) Measure() => (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
}
